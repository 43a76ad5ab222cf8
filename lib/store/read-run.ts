import { type RawBuilder, sql } from 'kysely'
import type { VisitRow } from '../database/migrations/001-visits'
import type { Database } from '../database/open-database'
import { type VisitField, readField, visitFields } from '../visits/visit-fields'
import { selectVisits, standsTo } from './select-visits'
import { toVisit } from './visit-row'

export interface Run {
  /** Place of the visit in the visitor's history, oldest = 1. */
  ordinal: number
  /** For each field that the visit has: the oldest visit of the unbroken run of its value. */
  sameSince: Partial<Record<VisitField, { ordinal: number; timestamp: number }>>
}

const other = (column: keyof VisitRow) => (row: VisitRow) => sql`${sql.ref(`visits.${column}`)} is distinct from ${row[column]}`
const anyOther = (...columns: (keyof VisitRow)[]) => (row: VisitRow) => sql`(${sql.join(columns.map((column) => other(column)(row)), sql` or `)})`

/** Holds for visits that differ from the row in that field; the fields read as lib/visits reads them. */
const differs: Record<VisitField, (row: VisitRow) => RawBuilder<unknown>> = {
  place: anyOther('city_name', 'subdivision_name', 'country_code'),
  position: anyOther('latitude', 'longitude', 'accuracy_radius'),
  ip: other('ip'),
  timezone: other('timezone'),
  linkedId: other('linked_id'),
  incognito: other('incognito'),
  url: other('url'),
  browserName: other('browser_name'),
  browserVersion: (row) => sql`coalesce(visits.browser_full_version, visits.browser_major_version) is distinct from ${row.browser_full_version ?? row.browser_major_version}`,
  os: other('os'),
  osVersion: other('os_version'),
  device: other('device'),
  botProbability: other('bot_probability'),
  userAgent: other('user_agent'),
}

/**
 * One pass over the visits up to this one. The newest that differs in a field ends the run of its value, and the visit after that
 * one begins it; times only grow with the ordinal, so the greatest of both belong together.
 */
export async function readRun(database: Database, row: VisitRow): Promise<Run> {
  const visit = toVisit(row)
  const fields = visitFields.filter((field) => readField(visit, field) !== undefined)
  const marked = selectVisits(database, row.visitor_id, {})
    .where(standsTo('<=', { timestamp: row.time, requestId: row.request_id }))
    .select(['time', 'request_id', ...fields.map((field) => sql<number>`case when ${differs[field](row)} then 1 else 0 end`.as(field))])
  const numbered = database.kysely.selectFrom(marked.as('marked')).selectAll()
    .select([sql<number>`row_number() over (order by time, request_id)`.as('ordinal'), sql<number>`lead(time) over (order by time, request_id)`.as('next_time')])
  const result = await database.kysely.selectFrom(numbered.as('numbered'))
    .select([
      (eb) => eb.fn.countAll<number>().as('ordinal'),
      sql<number>`min(time)`.as('oldest'),
      ...fields.flatMap((field) => [
        sql<number | null>`max(case when ${sql.ref(field)} = 1 then ordinal end)`.as(`${field}_ended`),
        sql<number | null>`max(case when ${sql.ref(field)} = 1 then next_time end)`.as(`${field}_since`),
      ]),
    ])
    .executeTakeFirstOrThrow()
  const answers: Record<string, number | null> = result
  const sameSince: Run['sameSince'] = {}
  for (const field of fields) {
    sameSince[field] = { ordinal: (answers[`${field}_ended`] ?? 0) + 1, timestamp: answers[`${field}_since`] ?? result.oldest }
  }
  return { ordinal: result.ordinal, sameSince }
}
