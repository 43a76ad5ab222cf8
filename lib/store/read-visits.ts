import { type SelectQueryBuilder, sql } from 'kysely'
import type { Database } from '../database/open-database'
import type { ClientFields, PlaceFields } from '../database/migrations/004-compact-visits'
import type { Schema } from '../database/schema'
import { sqlFunctions } from '../database/sql-functions'
import { bytesToIp } from '../visits/ip-address'
import type { BrowserDetails, IpLocation, Visit } from '../visits/visit'
import { joinDictionaries } from './join-dictionaries'
import { type VisitRow, toBrowser, toPlace, visitOf } from './visit-row'

type Text = string | null
type Numeric = number | null

const placeFields = [
  'accuracy_radius', 'latitude', 'longitude', 'timezone', 'postal_code', 'city_name', 'continent_code', 'continent_name', 'country_code',
  'country_name', 'subdivision_name', 'subdivisions',
] as const satisfies readonly (keyof PlaceFields)[]
type PackedPlace = [
  id: number, accuracyRadius: Numeric, latitude: Numeric, longitude: Numeric, timezone: Text, postalCode: Text, cityName: Text, continentCode: Text,
  continentName: Text, countryCode: Text, countryName: Text, subdivisionName: Text, subdivisions: Text,
]

const clientFields = [
  'browser_name', 'browser_major_version', 'browser_full_version', 'os', 'os_version', 'device', 'user_agent',
] as const satisfies readonly (keyof ClientFields)[]
type PackedClient = [
  id: number, browserName: Text, browserMajorVersion: Text, browserFullVersion: Text, os: Text, osVersion: Text, device: Text, userAgent: Text,
]

const ownFields = ['visitor_id', 'request_id', 'time', 'linked_id', 'incognito', 'region', 'confidence', 'bot_probability', 'url'] as const satisfies readonly (keyof VisitRow)[]
const ownColumns = [...ownFields, 'ip_hex', 'place_id', 'client_id'] as const
/** A row in the order of ownColumns. */
type PackedVisit = [
  visitorId: string, requestId: string, time: number, linkedId: Text, incognito: Numeric, region: Text, confidence: Numeric, botProbability: Numeric,
  url: Text, ip: Text, placeId: number, clientId: number,
]

/** Visits as text, and once each the places and clients that they refer to; null or empty without any. */
interface PackedVisits {
  packed: Text
  places: Text
  clients: Text
}

/**
 * The visits of a query, in its order. They come as text: the driver takes its time for every row and value that it hands over,
 * which would be most of the time of a look-up.
 */
export async function readVisits(database: Database, query: SelectQueryBuilder<Schema, 'visits', object>): Promise<Visit[]> {
  return unpackVisits(await selectPacked(database, query).executeTakeFirstOrThrow())
}

/** One row, for unpackVisits. */
export function selectPacked({ kysely }: Database, query: SelectQueryBuilder<Schema, 'visits', object>) {
  const { jsonRows, hexOfAnyCase } = sqlFunctions(kysely)
  const rowsOf = (columns: readonly string[]) => jsonRows(columns.map((column) => sql.ref(column)))
  const page = query.leftJoin('urls', 'urls.id', 'visits.url_id').select([...ownFields, 'place_id', 'client_id', hexOfAnyCase('ip').as('ip_hex')])
  // Asked for three times below, and each would be made anew.
  return kysely.with((cte) => cte('page').materialized(), () => page).selectNoFrom((eb) => [
    eb.selectFrom('page').select(rowsOf(ownColumns).as('rows')).as('packed'),
    eb.selectFrom('places').where('id', 'in', eb.selectFrom('page').select('place_id')).select(rowsOf(['id', ...placeFields]).as('rows')).as('places'),
    eb.selectFrom('clients').where('id', 'in', eb.selectFrom('page').select('client_id')).select(rowsOf(['id', ...clientFields]).as('rows')).as('clients'),
  ])
}

/** The visits of a query with every field, those that they refer to as well, a row each. */
export function selectFields<Output>(query: SelectQueryBuilder<Schema, 'visits', Output>) {
  return joinDictionaries(query).select([...ownFields, 'ip', ...placeFields, ...clientFields])
}

export function unpackVisits({ packed, places, clients }: PackedVisits): Visit[] {
  const placeOf = new Map(rowsIn<PackedPlace>(places).map((row): [number, IpLocation | undefined] => [row[0], toPlace(unpackPlace(row))]))
  const clientOf = new Map(rowsIn<PackedClient>(clients).map((row): [number, ClientFields] => [row[0], unpackClient(row)]))
  const browserOf = new Map<string, BrowserDetails | undefined>()
  const ipOf = new Map<string, string>()

  const findIp = (digits: string) => {
    const ip = ipOf.get(digits) ?? bytesToIp(Buffer.from(digits, 'hex'))
    ipOf.set(digits, ip)
    return ip
  }
  const findBrowser = (id: number, botProbability: Numeric) => {
    const key = `${id} ${botProbability}`
    const client = clientOf.get(id)
    const browser = browserOf.get(key) ?? (client && toBrowser(client, botProbability))
    browserOf.set(key, browser)
    return browser
  }
  return rowsIn<PackedVisit>(packed).map(([visitor_id, request_id, time, linked_id, incognito, region, confidence, bot_probability, url, ip, place_id, client_id]) =>
    // SQLite says '' for the digits of no bytes.
    visitOf({ visitor_id, request_id, time, linked_id, incognito, region, confidence, url }, ip ? findIp(ip) : undefined, placeOf.get(place_id), findBrowser(client_id, bot_probability)))
}

/** The one cast: the statement above wrote it. */
const rowsIn = <Row>(text: Text): Row[] => (text === null ? [] : (JSON.parse(text) as Row[]))

// Spelt out, because objects that grow by computed names are several times slower.
const unpackPlace = ([
  , accuracy_radius, latitude, longitude, timezone, postal_code, city_name, continent_code, continent_name, country_code, country_name, subdivision_name, subdivisions,
]: PackedPlace): PlaceFields => ({
  accuracy_radius, latitude, longitude, timezone, postal_code, city_name, continent_code, continent_name, country_code, country_name, subdivision_name, subdivisions,
})

const unpackClient = ([, browser_name, browser_major_version, browser_full_version, os, os_version, device, user_agent]: PackedClient): ClientFields => ({
  browser_name, browser_major_version, browser_full_version, os, os_version, device, user_agent,
})
