import { type SelectQueryBuilder, sql } from 'kysely'
import type { ClientFields, PlaceFields } from '../database/migrations/004-compact-visits'
import type { Database } from '../database/open-database'
import type { Schema } from '../database/schema'
import type { VisitFilter, VisitPosition } from '../visits/visit'

type VisitQuery<Output> = SelectQueryBuilder<Schema, 'visits', Output>

/** The visits of one visitor that the filter lets through. */
export function selectVisits({ kysely }: Database, visitorId: string, filter: VisitFilter): VisitQuery<object> {
  let query: VisitQuery<object> = kysely.selectFrom('visits').where('visits.visitor_id', '=', visitorId)
  if (filter.from !== undefined) query = query.where('time', '>=', filter.from)
  if (filter.to !== undefined) query = query.where('time', '<=', filter.to)
  if (filter.linkedId !== undefined) query = query.where('linked_id', '=', filter.linkedId)
  if (filter.incognito !== undefined) query = query.where('incognito', '=', Number(filter.incognito))
  if (filter.country !== undefined) query = query.where(placeIs('country_code', filter.country))
  if (filter.browserName !== undefined) query = query.where(clientIs('browser_name', filter.browserName))
  return query
}

/** Holds for visits at such a place; asked for each visit by the key of its place. */
export const placeIs = (column: keyof PlaceFields, value: string | number) =>
  sql<boolean>`exists (select 1 from places where places.id = visits.place_id and ${sql.ref(`places.${column}`)} = ${value})`

/** Holds for visits with such a client; asked for each visit by the key of its client. */
export const clientIs = (column: keyof ClientFields, value: string) =>
  sql<boolean>`exists (select 1 from clients where clients.id = visits.client_id and ${sql.ref(`clients.${column}`)} = ${value})`

/** Holds for visits that stand to a place as the operator says; the place and its order are time, then request id. */
export function standsTo(operator: '<' | '<=' | '>' | '>=', { timestamp, requestId }: VisitPosition) {
  return sql<boolean>`(visits.time, visits.request_id) ${sql.raw(operator)} (${timestamp}, ${requestId})`
}
