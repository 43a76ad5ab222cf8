import { type RawBuilder, sql } from 'kysely'
import type { ClientFields, PlaceFields, StoredVisitRow } from '../database/migrations/004-compact-visits'
import type { Database } from '../database/open-database'
import type { VisitPosition } from '../visits/visit'
import { type VisitField, readField, visitFields } from '../visits/visit-fields'
import { selectVisits, standsTo } from './select-visits'
import { type VisitRow, toVisit } from './visit-row'

export interface Run {
  /** Place of the visit in the visitor's history, oldest = 1. */
  ordinal: number
  /** For each field that the visit has: the oldest visit of the unbroken run of its value. */
  sameSince: Partial<Record<VisitField, { ordinal: number; timestamp: number }>>
}

/** What the index of a visitor's visits has of them. */
type Indexed = Pick<StoredVisitRow, 'ip_digest' | 'linked_id_digest' | 'incognito' | 'place_id' | 'client_id' | 'url_id'>
type MarkedRow = VisitRow & Indexed
type Condition = (row: MarkedRow) => RawBuilder<boolean>

const other = (column: keyof Indexed | 'bot_probability'): Condition => (row) => sql`${sql.ref(`visits.${column}`)} is distinct from ${row[column]}`
const anyOf = (conditions: readonly RawBuilder<boolean>[]) => sql<boolean>`(${sql.join(conditions, sql` or `)})`
/** One of the columns differs in the dictionary. Asked only where the id does, which the index knows without the row. */
const otherPlace = (...columns: (keyof PlaceFields)[]): Condition => (row) => sql`(${other('place_id')(row)} and ${within('places', 'place_id', columns, row)})`
const otherClient = (...columns: (keyof ClientFields)[]): Condition => (row) => sql`(${other('client_id')(row)} and ${within('clients', 'client_id', columns, row)})`

const within = (table: 'places' | 'clients', id: 'place_id' | 'client_id', columns: readonly (keyof PlaceFields | keyof ClientFields)[], row: VisitRow) =>
  sql<boolean>`exists (select 1 from ${sql.table(table)} as entry where entry.id = ${sql.ref(`visits.${id}`)}
    and ${anyOf(columns.map((column) => sql`${sql.ref(`entry.${column}`)} is distinct from ${row[column]}`))})`

/** Holds for visits that differ from the row in that field; the fields read as lib/visits reads them. */
const differs: Record<VisitField, Condition> = {
  place: otherPlace('city_name', 'subdivision_name', 'country_code'),
  position: otherPlace('latitude', 'longitude', 'accuracy_radius'),
  ip: other('ip_digest'),
  timezone: otherPlace('timezone'),
  linkedId: other('linked_id_digest'),
  incognito: other('incognito'),
  url: other('url_id'),
  browserName: otherClient('browser_name'),
  browserVersion: (row) => sql`(${other('client_id')(row)} and exists (select 1 from clients as entry where entry.id = visits.client_id
    and coalesce(entry.browser_full_version, entry.browser_major_version) is distinct from ${row.browser_full_version ?? row.browser_major_version}))`,
  os: otherClient('os'),
  osVersion: otherClient('os_version'),
  device: otherClient('device'),
  botProbability: other('bot_probability'),
  userAgent: otherClient('user_agent'),
}

/** Walks back from the visit once: each stop is the newest older visit that differs in a field whose run has not ended yet. */
export async function readRun(database: Database, row: MarkedRow): Promise<Run> {
  const visit = toVisit(row)
  const ordinal = await countUpTo(database, row.visitor_id, visit)
  const sameSince: Run['sameSince'] = {}
  let left = visitFields.filter((field) => readField(visit, field) !== undefined)
  let place: VisitPosition = visit
  while (left.length > 0) {
    const stop = await findOther(database, row, left, place)
    if (!stop) break
    const begins = await findAfter(database, row.visitor_id, stop)
    for (const field of stop.ended) sameSince[field] = begins
    left = left.filter((field) => !stop.ended.includes(field))
    place = stop
  }
  if (left.length > 0) {
    const begins = await findAfter(database, row.visitor_id)
    for (const field of left) sameSince[field] = begins
  }
  return { ordinal, sameSince }
}

interface Stop extends VisitPosition {
  ended: VisitField[]
}

/** The newest visit before `place` that differs from the row in any of the fields, and in which. */
async function findOther(database: Database, row: MarkedRow, fields: readonly VisitField[], place: VisitPosition): Promise<Stop | undefined> {
  const found = await selectVisits(database, row.visitor_id, {})
    .where(standsTo('<', place))
    .where(anyOf(fields.map((field) => differs[field](row))))
    .select(['time', 'request_id', ...fields.map((field) => sql<number>`case when ${differs[field](row)} then 1 else 0 end`.as(field))])
    .orderBy('time', 'desc').orderBy('request_id', 'desc').limit(1)
    .executeTakeFirst()
  if (!found) return undefined
  const answers: Record<string, unknown> = found
  return { timestamp: found.time, requestId: found.request_id, ended: fields.filter((field) => answers[field] === 1) }
}

/** The visit next to the given one, or the oldest of all. */
async function findAfter(database: Database, visitorId: string, place?: VisitPosition): Promise<{ ordinal: number; timestamp: number }> {
  const visits = selectVisits(database, visitorId, {})
  const [before, { time }] = await Promise.all([
    place ? countUpTo(database, visitorId, place) : 0,
    (place ? visits.where(standsTo('>', place)) : visits).select('time').orderBy('time').orderBy('request_id').limit(1).executeTakeFirstOrThrow(),
  ])
  return { ordinal: before + 1, timestamp: time }
}

async function countUpTo(database: Database, visitorId: string, place: VisitPosition): Promise<number> {
  const { visits } = await selectVisits(database, visitorId, {}).where(standsTo('<=', place))
    .select((eb) => eb.fn.countAll<number>().as('visits')).executeTakeFirstOrThrow()
  return visits
}
