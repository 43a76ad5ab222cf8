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

interface Visitor extends Tally {
  id: string
  values: Map<string, Value>
}

interface Value extends Tally {
  kind: VisitorValueKind
  value: string
}

/** What these new visits add to the rollups, each key once. */
export function rollUp(visits: readonly PreparedVisit[]): Rollups {
  const known = new Map<string, Visitor>()
  for (const { row, place } of visits) {
    const { visitor_id: id, time } = row
    let visitor = known.get(id)
    if (!visitor) known.set(id, (visitor = { id, values: new Map(), visits: 0, first: time, last: time }))
    raise(visitor, time)
    if (row.linked_id !== null) addValue(visitor, 'linked_id', row.linked_id, time)
    if (place.country_code !== null) addValue(visitor, 'country', place.country_code, time)
    if (row.ip !== null) addValue(visitor, 'ip', row.ip, time)
  }
  const visitors = [...known.values()].sort((one, other) => compare(one.id, other.id))
  return { visitors: visitors.map(({ id, visits: count, first, last }) => [id, count, first, last]), values: visitors.flatMap(toValueRows) }
}

function addValue({ values }: Visitor, kind: VisitorValueKind, value: string, time: number) {
  const key = `${kind} ${value}`
  let tally = values.get(key)
  if (!tally) values.set(key, (tally = { kind, value, visits: 0, first: time, last: time }))
  raise(tally, time)
}

function raise(tally: Tally, time: number) {
  tally.visits += 1
  if (time < tally.first) tally.first = time
  if (time > tally.last) tally.last = time
}

const toValueRows = ({ id, values }: Visitor): JsonRow[] =>
  [...values.values()].sort((one, other) => compare(one.kind, other.kind) || compare(one.value, other.value))
    .map(({ kind, value, visits, first, last }) => [id, kind, value, visits, first, last])

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
