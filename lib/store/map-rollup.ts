import type { VisitCountKind } from '../database/migrations/005-map-rollups'
import type { JsonRow } from '../database/insert-rows'
import { cellAt } from '../visits/map-grid'
import { isBot } from './is-bot'
import { dayOf, grainsOf, hourOf, storedSizes } from './map-grains'
import { shortenSketch, sketchEntry } from './visitor-sketch'

/** What the rollups of the map need of a visit. */
export interface MapFact {
  visitorId: string
  time: number
  latitude: number | null
  longitude: number | null
  incognito: boolean
  botProbability: number | null
  city: string | null
  country: string | null
  browser: string | null
}

interface Tally {
  visits: number
  incognito: number
  bots: number
}

interface CellTally extends Tally {
  grain: number
  bucket: number
  cell: number
  entries: Set<string>
}

interface CountTally extends Tally {
  kind: VisitCountKind
  hour: number
  value: string
}

export interface MapRollup {
  /** grain, bucket, cell, visits, incognito, bots, sketch; in the order of the key, so that two writers never wait for each other. */
  cells: JsonRow[]
  /** kind, hour, value, visits, incognito, bots; likewise. */
  counts: JsonRow[]
  /** grain, cell, place */
  places: JsonRow[]
}

/** Gathers what visits add to the rollups of the map, each key once. */
export function createMapTally() {
  const cells = new Map<number, CellTally>()
  const counts = new Map<string, CountTally>()
  const places = new Map<number, [grain: number, cell: number, place: string]>()

  function add(fact: MapFact) {
    const hour = hourOf(fact.time)
    const isPlaced = cellAt(fact.latitude, fact.longitude, 1) !== undefined
    addCount('all', hour, '', fact)
    if (isPlaced) addCount('placed', hour, '', fact)
    if (fact.country !== null) addCount('country', hour, fact.country, fact)
    if (fact.browser !== null) addCount('browser', hour, fact.browser, fact)
    if (isPlaced) addCells(fact)
  }

  function addCount(kind: VisitCountKind, hour: number, value: string, fact: MapFact) {
    const key = `${kind} ${hour} ${value}`
    let tally = counts.get(key)
    if (!tally) counts.set(key, (tally = { kind, hour, value, visits: 0, incognito: 0, bots: 0 }))
    raise(tally, fact)
  }

  function addCells(fact: MapFact) {
    const day = dayOf(fact.time)
    const entry = sketchEntry(fact.visitorId)
    const place = placeOf(fact)
    for (const size of storedSizes) {
      const cell = cellAt(fact.latitude, fact.longitude, size)
      if (cell === undefined) continue
      const grain = grainsOf(size).day
      addCell(grain, day, cell, fact, entry)
      const key = cellKey(grain, 0, cell)
      if (place !== undefined && !places.has(key)) places.set(key, [grain, cell, place])
    }
  }

  function addCell(grain: number, bucket: number, cell: number, fact: MapFact, entry: string) {
    const key = cellKey(grain, bucket, cell)
    let tally = cells.get(key)
    if (!tally) cells.set(key, (tally = { grain, bucket, cell, visits: 0, incognito: 0, bots: 0, entries: new Set() }))
    raise(tally, fact)
    tally.entries.add(entry)
  }

  return {
    add,
    rollup: (): MapRollup => ({
      cells: [...cells.values()].sort((one, other) => one.grain - other.grain || one.bucket - other.bucket || one.cell - other.cell)
        .map(({ grain, bucket, cell, visits, incognito, bots, entries }) => [grain, bucket, cell, visits, incognito, bots, shortText(entries)]),
      counts: [...counts.values()].sort((one, other) => compare(one.kind, other.kind) || one.hour - other.hour || compare(one.value, other.value))
        .map(({ kind, hour, value, visits, incognito, bots }) => [kind, hour, value, visits, incognito, bots]),
      places: [...places.values()].sort((one, other) => one[0] - other[0] || one[1] - other[1]),
    }),
  }
}

/** One number for the three, whatever instant a day may stand for: numbers are found several times faster than texts. */
const cellKey = (grain: number, bucket: number, cell: number) => (grain * 2 ** 28 + bucket + 2 ** 27) * 2 ** 21 + cell

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

function raise(tally: Tally, { incognito, botProbability }: MapFact) {
  tally.visits += 1
  if (incognito) tally.incognito += 1
  if (isBot(botProbability)) tally.bots += 1
}

const placeOf = ({ city, country }: MapFact) => (city === null ? undefined : country === null ? city : `${city}, ${country}`)

const fewEntries = 85

function shortText(entries: ReadonlySet<string>): string {
  const text = [...entries].join('')
  return entries.size <= fewEntries ? text : shortenSketch(text)
}
