import type { Generated, Kysely } from 'kysely'
import { sql } from 'kysely'
import { columnTypes } from '../column-types'
import { compactVisitors } from './004-compact-visitors'
import { copyVisits } from './004-copy-visits'
import { createUrlParts } from './004-url-parts'

/** Where visits were made: one row for each combination of these fields. Degrees, kilometres; null where unknown. */
export interface PlaceFields {
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
}

/** What visits were made with: one row for each combination of these fields; null where unknown. */
export interface ClientFields {
  browser_name: string | null
  browser_major_version: string | null
  browser_full_version: string | null
  os: string | null
  os_version: string | null
  device: string | null
  user_agent: string | null
}

/** A dictionary's own columns: `digest` is `dictionaryDigest` of the other columns, in their order here. */
interface DictionaryKey {
  id: Generated<number>
  digest: Uint8Array
}

/** One row a visit. Times in epoch milliseconds, null where unknown. */
export interface StoredVisitRow {
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
  /** 48 bits of a digest, so that runs of equal values are walked in the index alone. */
  ip_digest: number
  linked_id_digest: number
  /** In `places`; equal places have one id. */
  place_id: number
  /** In `clients`; equal clients have one id. */
  client_id: number
  /** In `urls`; null where the visit has none. */
  url_id: number | null
  /** Bytes of `raw` before it was packed. */
  raw_size: number
  notes: string | null
  /** As received, packed by lib/store/pack-raw; null where it says what the columns say. The last, so that lists never read it. */
  raw: Uint8Array | null
}

export interface CompactVisitTables {
  visits: StoredVisitRow
  places: DictionaryKey & PlaceFields
  clients: DictionaryKey & ClientFields
  urls: DictionaryKey & { url: string }
}

export async function up(db: Kysely<never>): Promise<void> {
  await makeRoom(db)
  await createDictionaries(db)
  await createVisits(db)
  await copyVisits(db)
  await compactVisitors(db)
  await sql`drop table old_visits`.execute(db)
  await sql`drop table visit_raw`.execute(db)
}

/** The old index names are needed again, and an index is not renamed with its table. */
async function makeRoom(db: Kysely<never>): Promise<void> {
  for (const name of ['visits_by_visitor', 'visits_by_linked_id', 'visits_by_ip', 'visits_by_time']) await db.schema.dropIndex(name).execute()
  await db.schema.alterTable('visits').renameTo('old_visits').execute()
}

async function createDictionaries(db: Kysely<never>): Promise<void> {
  const { bytes, sequence } = columnTypes(db)
  const dictionary = (name: string) => db.schema.createTable(name).addColumn('id', sequence).addColumn('digest', bytes, (column) => column.notNull().unique())
  let places = dictionary('places')
  for (const name of ['accuracy_radius', 'latitude', 'longitude']) places = places.addColumn(name, 'double precision')
  for (const name of ['timezone', 'postal_code', 'city_name', 'continent_code', 'continent_name', 'country_code', 'country_name', 'subdivision_name', 'subdivisions']) places = places.addColumn(name, 'text')
  await places.execute()
  let clients = dictionary('clients')
  for (const name of ['browser_name', 'browser_major_version', 'browser_full_version', 'os', 'os_version', 'device', 'user_agent']) clients = clients.addColumn(name, 'text')
  await clients.execute()
  await dictionary('urls').addColumn('url', 'text', (column) => column.notNull()).execute()
  await createUrlParts(db)
}

async function createVisits(db: Kysely<never>): Promise<void> {
  const { bytes, key } = columnTypes(db)
  await db.schema.createTable('visits')
    .addColumn('visitor_id', key, (column) => column.notNull())
    .addColumn('request_id', key, (column) => column.notNull())
    .addColumn('time', 'bigint', (column) => column.notNull())
    .addColumn('linked_id', key)
    .addColumn('ip', bytes)
    .addColumn('incognito', 'smallint')
    .addColumn('region', 'text')
    .addColumn('confidence', 'double precision')
    .addColumn('bot_probability', 'double precision')
    .addColumn('ip_digest', 'bigint', (column) => column.notNull())
    .addColumn('linked_id_digest', 'bigint', (column) => column.notNull())
    .addColumn('place_id', 'bigint', (column) => column.notNull())
    .addColumn('client_id', 'bigint', (column) => column.notNull())
    .addColumn('url_id', 'bigint')
    .addColumn('raw_size', 'integer', (column) => column.notNull())
    .addColumn('notes', 'text')
    .addColumn('raw', bytes)
    .addUniqueConstraint('compact_visits_key', ['visitor_id', 'request_id'])
    .execute()
  // With more than the order needs, so that visits over time are counted, and runs of equal values found, without reading the rows.
  await db.schema.createIndex('visits_by_visitor').on('visits')
    .columns(['visitor_id', 'time', 'request_id', 'incognito', 'bot_probability', 'ip_digest', 'linked_id_digest', 'place_id', 'client_id', 'url_id']).execute()
  await db.schema.createIndex('visits_by_linked_id').on('visits').columns(['linked_id', 'time']).execute()
  await db.schema.createIndex('visits_by_ip').on('visits').columns(['ip', 'time']).execute()
  await db.schema.createIndex('visits_by_time').on('visits').column('time').execute()
  await db.schema.createIndex('visits_by_url').on('visits').columns(['url_id', 'time']).execute()
}
