import type { VisitorValueKind } from '../database/migrations/001-visits'
import type { JsonRow } from '../database/insert-rows'
import type { PreparedVisit } from './prepared-visit'

interface Tally {
  visits: number
  first: number
  last: number
}

export interface Rollups {
  /** visitor_id, visits, first_seen, last_seen; in the order of the key, which lies side by side on disk. */
  visitors: JsonRow[]
  /** visitor_id, kind, value, visits, first_seen, last_seen; likewise. */
  values: JsonRow[]
}

function count(tallies: Map<string, Tally>, key: string, time: number) {
  const tally = tallies.get(key)
  if (!tally) {
    tallies.set(key, { visits: 1, first: time, last: time })
    return
  }
  tally.visits += 1
  tally.first = Math.min(tally.first, time)
  tally.last = Math.max(tally.last, time)
}

function valuesOf({ row, place }: PreparedVisit): [VisitorValueKind, string][] {
  const values: [VisitorValueKind, string][] = []
  if (row.linked_id !== null) values.push(['linked_id', row.linked_id])
  if (place.country_code !== null) values.push(['country', place.country_code])
  if (row.ip !== null) values.push(['ip', row.ip])
  return values
}

/** What these new visits add to the rollups, each key once. Stored text holds no NUL, so that one parts the keys. */
export function rollUp(visits: readonly PreparedVisit[]): Rollups {
  const visitors = new Map<string, Tally>()
  const values = new Map<string, Tally>()
  for (const visit of visits) {
    const { visitor_id: id, time } = visit.row
    count(visitors, id, time)
    for (const [kind, value] of valuesOf(visit)) count(values, `${id}\0${kind}\0${value}`, time)
  }
  return { visitors: toRows(visitors), values: toRows(values) }
}

const toRows = (tallies: ReadonlyMap<string, Tally>): JsonRow[] =>
  [...tallies].sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, { visits, first, last }]) => [...key.split('\0'), visits, first, last])
