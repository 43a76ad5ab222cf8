import { type Kysely, sql } from 'kysely'
import { deflateRawSync } from 'node:zlib'
import { dictionaryDigest } from '../dictionary-digest'
import type { LikenessRow, VisitRow } from './001-visits'

type OldVisit = VisitRow & LikenessRow & { raw: string; raw_size: number; notes: string | null }

const chunk = 1_000
/** The first byte of a packed text: deflated by itself, as lib/store/pack-raw reads it. */
const deflatedAlone = 1

const placeColumns = [
  'accuracy_radius', 'latitude', 'longitude', 'timezone', 'postal_code', 'city_name', 'continent_code', 'continent_name', 'country_code', 'country_name',
  'subdivision_name', 'subdivisions',
] as const
const clientColumns = ['browser_name', 'browser_major_version', 'browser_full_version', 'os', 'os_version', 'device', 'user_agent'] as const

/** Every visit of the tables of 001 into those of 004, so many at a time that memory stays flat. */
export async function copyVisits(db: Kysely<never>): Promise<void> {
  for (let old = await readOld(db); ; ) {
    const last = old.at(-1)
    if (!last) return
    for (const visit of old) await copy(db, visit)
    old = await readOld(db, last)
  }
}

async function readOld(db: Kysely<never>, after?: OldVisit): Promise<OldVisit[]> {
  const { rows } = await sql<OldVisit>`select old_visits.*, raw, raw_size, notes from old_visits
    join visit_raw on visit_raw.visitor_id = old_visits.visitor_id and visit_raw.request_id = old_visits.request_id
    where (old_visits.visitor_id, old_visits.request_id) > (${after?.visitor_id ?? ''}, ${after?.request_id ?? ''})
    order by old_visits.visitor_id, old_visits.request_id limit ${chunk}`.execute(db)
  return rows
}

async function copy(db: Kysely<never>, visit: OldVisit): Promise<void> {
  const place = await define(db, 'places', placeColumns, visit)
  const client = await define(db, 'clients', clientColumns, visit)
  const url = visit.url === null ? sql`null` : await define(db, 'urls', ['url'], visit)
  const raw = Buffer.concat([Uint8Array.of(deflatedAlone), deflateRawSync(visit.raw)])
  await sql`insert into visits (visitor_id, request_id, time, linked_id, ip, incognito, region, confidence, bot_probability, ip_digest, linked_id_digest, place_id, client_id, url_id, raw_size, notes, raw)
    values (${sql.join([visit.visitor_id, visit.request_id, visit.time, visit.linked_id, visit.ip, visit.incognito, visit.region, visit.confidence, visit.bot_probability,
      visit.ip_digest, visit.linked_id_digest, place, client, url, visit.raw_size, visit.notes, raw])})`.execute(db)
}

/** Puts the values into their dictionary; answers what their id is in SQL. */
async function define(db: Kysely<never>, table: string, columns: readonly (keyof OldVisit & string)[], visit: OldVisit) {
  const values = columns.map((column) => visit[column]).map((value) => (value instanceof Uint8Array ? null : value))
  const digest = Buffer.from(dictionaryDigest(values), 'hex')
  const names = sql.join(columns.map((column) => sql.ref(column)))
  await sql`insert into ${sql.table(table)} (digest, ${names}) values (${digest}, ${sql.join(values)}) on conflict do nothing`.execute(db)
  return sql`(select id from ${sql.table(table)} where digest = ${digest})`
}
