import { type RawBuilder, sql } from 'kysely'
import { bytesToIp } from '../visits/ip-address'
import type { VisitPlace } from './search-types'
import type { SharedFacts, Sharer } from '../visits/sharer'
import type { Walked } from './walk-arms'

/** What is told of a visit, in the order of `Facts`. */
export const sharerFacts = (hex: (column: string) => RawBuilder<string | null>): RawBuilder<unknown>[] => [
  sql`visits.incognito`, sql`visits.bot_probability`, sql`clients.browser_name`, sql`clients.os`, sql`clients.device`, sql`places.city_name`, sql`places.country_code`,
  hex('visits.ip'), sql`visits.linked_id`,
]

type Text = string | null
type Facts = [incognito: number | null, botProbability: number | null, browser: Text, system: Text, device: Text, city: Text, country: Text, ip: Text, linkedId: Text]

const listedOfVisitor = 10
const listedCountries = 20

interface Gathered {
  newest: VisitPlace
  sharer: Omit<Sharer, 'visits' | 'firstSeen' | 'lastSeen'>
}

/** Adds up visits, newest first, by their visitors and as a whole. */
export function createGathering() {
  const sharers = new Map<string, Gathered>()
  const [countries, ips, linkedIds] = [new Set<string>(), new Set<string>(), new Set<string>()]
  let [looked, incognito] = [0, 0]

  function add(visit: Walked) {
    if (visit.facts === null) return
    const [wasIncognito, botProbability, browser, system, device, city, country, hex, linkedId] = toFacts(visit.facts)
    const gathered = sharers.get(visit.visitorId) ?? nothingYet(visit)
    const { sharer } = gathered
    sharers.set(visit.visitorId, gathered)
    const ip = hex ? bytesToIp(Buffer.from(hex, 'hex')) : null
    const place = [city, country].filter((part) => part !== null).join(', ') || null
    looked += 1
    sharer.looked += 1
    incognito += wasIncognito ?? 0
    sharer.incognito += wasIncognito ?? 0
    if (botProbability !== null) sharer.botProbability = Math.max(sharer.botProbability ?? 0, botProbability)
    for (const [list, value] of [[sharer.browsers, browser], [sharer.systems, system], [sharer.devices, device], [sharer.places, place], [sharer.ips, ip], [sharer.linkedIds, linkedId]] as const) note(list, value)
    for (const [set, value] of [[countries, country], [ips, ip], [linkedIds, linkedId]] as const) if (value !== null) set.add(value)
  }

  const facts = (): SharedFacts => ({ looked, incognito, countries: [...countries].slice(0, listedCountries), countryCount: countries.size, ipCount: ips.size, linkedIdCount: linkedIds.size })
  return { sharers, add, facts }
}

/** The one cast: these columns were asked for. */
const toFacts = (facts: unknown[]) => facts as Facts

const nothingYet = ({ visitorId, time, requestId }: Walked): Gathered => ({
  newest: { time, visitorId, requestId },
  sharer: { visitorId, looked: 0, incognito: 0, browsers: [], systems: [], devices: [], places: [], ips: [], linkedIds: [] },
})

function note(list: string[], value: string | null) {
  if (value !== null && list.length < listedOfVisitor && !list.includes(value)) list.push(value)
}
