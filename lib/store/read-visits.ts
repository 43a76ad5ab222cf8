import { type SelectQueryBuilder, sql } from 'kysely'
import type { Database } from '../database/open-database'
import type { Schema } from '../database/schema'
import { sqlFunctions } from '../database/sql-functions'
import type { Visit } from '../visits/visit'
import { joinDictionaries } from './join-dictionaries'
import { type VisitRow, toVisit } from './visit-row'

type Text = string | null
type Numeric = number | null

/** Every field of a visit, in the order in which rows are packed. */
const visitFields = [
  'visitor_id', 'request_id', 'time', 'linked_id', 'ip', 'incognito', 'region', 'confidence', 'bot_probability', 'accuracy_radius', 'latitude',
  'longitude', 'timezone', 'postal_code', 'city_name', 'continent_code', 'continent_name', 'country_code', 'country_name', 'subdivision_name',
  'subdivisions', 'browser_name', 'browser_major_version', 'browser_full_version', 'os', 'os_version', 'device', 'user_agent', 'url',
] as const satisfies readonly (keyof VisitRow)[]

/** A row in the order of visitFields, the IP as hex digits. */
type PackedVisit = [
  visitorId: string, requestId: string, time: number, linkedId: Text, ip: Text, incognito: Numeric, region: Text, confidence: Numeric,
  botProbability: Numeric, accuracyRadius: Numeric, latitude: Numeric, longitude: Numeric, timezone: Text, postalCode: Text, cityName: Text,
  continentCode: Text, continentName: Text, countryCode: Text, countryName: Text, subdivisionName: Text, subdivisions: Text, browserName: Text,
  browserMajorVersion: Text, browserFullVersion: Text, os: Text, osVersion: Text, device: Text, userAgent: Text, url: Text,
]

/**
 * The visits of a query, in its order. They come as one text: the driver takes its time for every row and value that it hands over,
 * which would be most of the time of a look-up.
 */
export async function readVisits(database: Database, query: SelectQueryBuilder<Schema, 'visits', object>): Promise<Visit[]> {
  const { packed } = await selectPacked(database, query).executeTakeFirstOrThrow()
  return unpackVisits(packed)
}

/** One row, whose `packed` is for unpackVisits. */
export function selectPacked({ kysely }: Database, query: SelectQueryBuilder<Schema, 'visits', object>) {
  const { jsonRows, hex } = sqlFunctions(kysely)
  const page = selectFields(query).select(hex('ip').as('ip_hex'))
  return kysely.selectFrom(page.as('page')).select(jsonRows(visitFields.map((column) => sql.ref(column === 'ip' ? 'ip_hex' : column))).as('packed'))
}

/** The visits of a query with every field, those that they refer to as well. */
export function selectFields<Output>(query: SelectQueryBuilder<Schema, 'visits', Output>) {
  return joinDictionaries(query).select(visitFields)
}

export function unpackVisits(packed: string | null): Visit[] {
  const rows: PackedVisit[] = packed === null ? [] : JSON.parse(packed)
  let before: { row: VisitRow; visit: Visit } | undefined
  return rows.map((packedRow) => {
    const row = toRow(packedRow)
    const visit = toVisit(row, before)
    before = { row, visit }
    return visit
  })
}

/** Spelt out, because objects that grow by computed names are several times slower. */
function toRow([
  visitor_id, request_id, time, linked_id, ip, incognito, region, confidence, bot_probability, accuracy_radius, latitude, longitude, timezone,
  postal_code, city_name, continent_code, continent_name, country_code, country_name, subdivision_name, subdivisions, browser_name,
  browser_major_version, browser_full_version, os, os_version, device, user_agent, url,
]: PackedVisit): VisitRow {
  return {
    visitor_id, request_id, time, linked_id, incognito, region, confidence, bot_probability, accuracy_radius, latitude, longitude, timezone,
    // SQLite says '' for the digits of no bytes.
    ip: ip ? Buffer.from(ip, 'hex') : null,
    postal_code, city_name, continent_code, continent_name, country_code, country_name, subdivision_name, subdivisions, browser_name,
    browser_major_version, browser_full_version, os, os_version, device, user_agent, url,
  }
}
