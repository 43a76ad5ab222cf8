import type { VisitorOverview } from '../console-api/answers'
import { createExaminer } from '../findings/create-examiner'
import type { SharedIp } from '../findings/shared-ip-rule'
import type { VisitorSummary, VisitStore } from '../store/visit-store'
import { canonicalIp } from '../visits/ip-address'
import type { Visit } from '../visits/visit'
import { tellBotVerdict } from './bot-verdict'
import { recentWindowStart } from './recent-window'
import { createUsualHours } from './usual-hours'
import { createValueCounts } from './value-counts'

/** Of a longer history the newest are examined. */
const mostExamined = 100_000
const mostVisitorsCounted = 1_000
const mostListed = 20
/** Of the visitor's linked ids the last seen are looked for on other browsers. */
const mostSharedLinkedIds = 5
const mostVisitsOfOthers = 200
const sharedForMs = 90 * 86_400_000
const mostRemembered = 50
const rememberedMs = 60_000

type Examined = Omit<VisitorOverview, 'recentVisits'>
type Store = Pick<VisitStore, 'findVisitor' | 'scanHistory' | 'countHistory' | 'countVisitorsOfIp' | 'history' | 'visitsOfOthers' | 'incomingByKey'>

/**
 * Builds `findOverview(visitorId, zone)`: who a visitor is, as far as the store knows; null for an unknown one. Answers
 * are remembered for a minute while nothing new is stored of the visitor.
 */
export function createOverviews({ store, now }: { store: Store; now: () => number }) {
  const remembered = new Map<string, { at: number; overview: Promise<Examined> }>()

  return async (visitorId: string, zone: string): Promise<VisitorOverview | null> => {
    const visitor = await store.findVisitor(visitorId)
    if (!visitor) return null
    const key = JSON.stringify([visitorId, zone, visitor.visits, visitor.lastSeen])
    const [examined, recentVisits] = await Promise.all([remember(key, () => examine(store, visitor, zone)), store.countHistory(visitorId, { from: recentWindowStart(now()) })])
    return { ...examined, recentVisits }
  }

  function remember(key: string, make: () => Promise<Examined>): Promise<Examined> {
    const known = remembered.get(key)
    if (known && now() - known.at < rememberedMs) return known.overview
    const overview = make()
    remembered.delete(key)
    remembered.set(key, { at: now(), overview })
    if (remembered.size > mostRemembered) remembered.delete(remembered.keys().next().value ?? '')
    overview.catch(() => remembered.delete(key))
    return overview
  }
}

async function examine(store: Store, visitor: VisitorSummary, zone: string): Promise<Examined> {
  const { visitorId } = visitor
  const [sharedIp, othersOfLinkedIds] = await Promise.all([countShared(store, visitorId), readOthers(store, visitor)])
  const examiner = createExaminer({ sharedIp, othersOfLinkedIds })
  const usualHours = createUsualHours(zone)
  const browsers = createValueCounts()
  let examined = 0
  let visitsWithoutLinkedId = 0

  for await (const visits of store.scanHistory(visitorId, {}, mostExamined)) {
    for (const visit of visits) {
      examiner.see(visit)
      usualHours.see(visit.timestamp)
      browsers.see(visit.browserDetails?.browserName, visit.timestamp)
      if (visit.linkedId === undefined) visitsWithoutLinkedId += 1
    }
    examined += visits.length
  }
  const hours = usualHours.find()
  const { findings, ...checked } = examiner.result()
  return { ...visitor, ...checked, findings: await tellBotVerdict(store, visitorId, findings), ...(hours && { usualHours: hours }), browsers: browsers.top(mostListed), visitsWithoutLinkedId, examined }
}

/** Who else came from the address of the newest visit. */
async function countShared(store: Store, visitorId: string): Promise<SharedIp | undefined> {
  const { visits } = await store.history(visitorId, {}, { limit: 1 })
  const ip = visits[0]?.ip
  if (ip === undefined || canonicalIp(ip) === undefined) return undefined
  const { network, onIp, onNetwork } = await store.countVisitorsOfIp(ip, mostVisitorsCounted)
  return { ip, visitors: onIp, network, networkVisitors: onNetwork }
}

/** What others did with the visitor's linked ids since three months before its newest visit, oldest first. */
async function readOthers(store: Store, { visitorId, linkedIds, lastSeen }: VisitorSummary): Promise<Visit[]> {
  const newest = [...linkedIds].sort((a, b) => b.lastSeen - a.lastSeen).slice(0, mostSharedLinkedIds)
  const visits = await Promise.all(newest.map(({ value }) => store.visitsOfOthers(value, visitorId, { from: lastSeen - sharedForMs, limit: mostVisitsOfOthers })))
  return visits.flat().sort((a, b) => a.timestamp - b.timestamp)
}
