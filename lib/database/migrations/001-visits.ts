import type { Kysely } from 'kysely'
import { columnTypes } from '../column-types'

/** One row a visit: a column for every field of the Server API. Times in epoch milliseconds, null where unknown. */
export interface VisitRow {
  visitor_id: string
  request_id: string
  time: number
  linked_id: string | null
  /** 16 bytes; IPv4 is mapped (::ffff:a.b.c.d). */
  ip: Uint8Array | null
  /** 0 or 1. */
  incognito: number | null
  region: string | null
  confidence: number | null
  bot_probability: number | null
  accuracy_radius: number | null
  latitude: number | null
  longitude: number | null
  timezone: string | null
  postal_code: string | null
  city_name: string | null
  continent_code: string | null
  continent_name: string | null
  country_code: string | null
  country_name: string | null
  /** The first subdivision's name: part of the place that a visit is compared by. */
  subdivision_name: string | null
  /** All of them, as JSON. */
  subdivisions: string | null
  browser_name: string | null
  browser_major_version: string | null
  browser_full_version: string | null
  os: string | null
  os_version: string | null
  device: string | null
  user_agent: string | null
  url: string | null
}

/** Digests of columns that change together, so that runs of equal values are walked in the index alone. */
export interface LikenessRow {
  place_digest: number
  client_digest: number
  ip_digest: number
  linked_id_digest: number
  url_digest: number
}

export interface VisitTables {
  visits: VisitRow & LikenessRow
  /** As received; apart, because lists never read it and it is most of the bytes. */
  visit_raw: { visitor_id: string; request_id: string; raw: string; raw_size: number; notes: string | null }
  /** Rollup: one row a visitor. */
  visitors: { visitor_id: string; visits: number; first_seen: number; last_seen: number }
  /** Rollup: one row for each linked id, country and IP (as 32 hex digits) of a visitor. */
  visitor_values: { visitor_id: string; kind: VisitorValueKind; value: string; visits: number; first_seen: number; last_seen: number }
  store_notes: { key: string; value: string }
}

export type VisitorValueKind = 'linked_id' | 'country' | 'ip'

const texts = [
  'timezone', 'postal_code', 'city_name', 'continent_code', 'continent_name', 'country_code', 'country_name', 'subdivision_name', 'subdivisions',
  'browser_name', 'browser_major_version', 'browser_full_version', 'os', 'os_version', 'device', 'user_agent', 'url',
] as const

const digests = ['place_digest', 'client_digest', 'ip_digest', 'linked_id_digest', 'url_digest'] as const

export async function up(db: Kysely<never>): Promise<void> {
  const { bytes, key } = columnTypes(db)
  let visits = db.schema.createTable('visits')
    .addColumn('visitor_id', key, (column) => column.notNull())
    .addColumn('request_id', key, (column) => column.notNull())
    .addColumn('time', 'bigint', (column) => column.notNull())
    .addColumn('linked_id', key)
    .addColumn('ip', bytes)
    .addColumn('incognito', 'smallint')
    .addColumn('region', 'text')
    .addColumn('confidence', 'double precision')
    .addColumn('bot_probability', 'double precision')
    .addColumn('accuracy_radius', 'double precision')
    .addColumn('latitude', 'double precision')
    .addColumn('longitude', 'double precision')
  for (const name of digests) visits = visits.addColumn(name, 'bigint', (column) => column.notNull())
  for (const name of texts) visits = visits.addColumn(name, 'text')
  await visits.addUniqueConstraint('visits_key', ['visitor_id', 'request_id']).execute()
  // With more than the order needs, so that visits over time are counted, and runs of equal values found, without reading the rows.
  await db.schema.createIndex('visits_by_visitor').on('visits').columns(['visitor_id', 'time', 'request_id', 'incognito', ...digests]).execute()
  await db.schema.createIndex('visits_by_linked_id').on('visits').columns(['linked_id', 'time']).execute()
  await db.schema.createIndex('visits_by_ip').on('visits').columns(['ip', 'time']).execute()
  await db.schema.createIndex('visits_by_time').on('visits').column('time').execute()

  await db.schema.createTable('visit_raw')
    .addColumn('visitor_id', key, (column) => column.notNull())
    .addColumn('request_id', key, (column) => column.notNull())
    .addColumn('raw', 'text', (column) => column.notNull())
    .addColumn('raw_size', 'integer', (column) => column.notNull())
    .addColumn('notes', 'text')
    .addPrimaryKeyConstraint('visit_raw_key', ['visitor_id', 'request_id'])
    .execute()

  await db.schema.createTable('visitors')
    .addColumn('visitor_id', key, (column) => column.notNull().primaryKey())
    .addColumn('visits', 'bigint', (column) => column.notNull())
    .addColumn('first_seen', 'bigint', (column) => column.notNull())
    .addColumn('last_seen', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('visitors_by_last_seen').on('visitors').columns(['last_seen', 'visitor_id']).execute()

  await db.schema.createTable('visitor_values')
    .addColumn('visitor_id', key, (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('value', key, (column) => column.notNull())
    .addColumn('visits', 'bigint', (column) => column.notNull())
    .addColumn('first_seen', 'bigint', (column) => column.notNull())
    .addColumn('last_seen', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('visitor_values_key', ['visitor_id', 'kind', 'value'])
    .execute()
  // Without the times: they move with every visit, and each move would write the index again.
  await db.schema.createIndex('visitor_values_by_value').on('visitor_values').columns(['kind', 'value', 'visitor_id']).execute()

  await db.schema.createTable('store_notes')
    .addColumn('key', 'text', (column) => column.notNull().primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute()
}
