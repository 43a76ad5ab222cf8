import type { SelectQueryBuilder } from 'kysely'
import type { Schema } from '../database/schema'

/** The visits of a query beside what they refer to. Outer joins, so that the database begins with the visits, in their order. */
export function joinDictionaries<Output>(query: SelectQueryBuilder<Schema, 'visits', Output>) {
  return query
    .leftJoin('places', 'places.id', 'visits.place_id')
    .leftJoin('clients', 'clients.id', 'visits.client_id')
    .leftJoin('urls', 'urls.id', 'visits.url_id')
}
