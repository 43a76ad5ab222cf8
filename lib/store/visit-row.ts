import { toBindable } from '../database/to-bindable'
import type { ClientFields, PlaceFields, StoredVisitRow } from '../database/migrations/004-compact-visits'
import { bytesToIp, ipToBytes } from '../visits/ip-address'
import { isoTime } from '../visits/iso-time'
import { knownFields } from '../visits/known-fields'
import { type Region, type Visit, regions } from '../visits/visit'

/** A visit as flat fields: those of its row and of what the row refers to. */
export type VisitRow = Omit<StoredVisitRow, 'ip_digest' | 'linked_id_digest' | 'place_id' | 'client_id' | 'url_id' | 'raw_size' | 'notes' | 'raw'> & PlaceFields & ClientFields & { url: string | null }

const text = (value: string | undefined): string | null => (value === undefined ? null : String(toBindable(value)))
/** 15 digits, so that a float survives SQLite's JSON; of a latitude they reach far below a millimetre. */
const number = (value: number | undefined): number | null => (value === undefined || !Number.isFinite(value) ? null : Number(value.toPrecision(15)))

/** The row of a visit. Throws RangeError for a timestamp that is no whole number of milliseconds, or an empty key. */
export function toVisitRow(visit: Visit): VisitRow {
  const { ipLocation: location = {}, browserDetails: browser = {} } = visit
  if (!Number.isSafeInteger(visit.timestamp)) throw new RangeError('The timestamp of a visit is a whole number of milliseconds.')
  if (visit.visitorId === '' || visit.requestId === '') throw new RangeError('A visit has a visitor id and a request id.')
  return {
    visitor_id: String(toBindable(visit.visitorId)),
    request_id: String(toBindable(visit.requestId)),
    time: visit.timestamp,
    linked_id: text(visit.linkedId),
    ip: (visit.ip === undefined ? undefined : ipToBytes(visit.ip)) ?? null,
    incognito: visit.incognito === undefined ? null : Number(visit.incognito),
    region: text(visit.region),
    confidence: number(visit.confidence?.score),
    bot_probability: number(browser.botProbability),
    accuracy_radius: number(location.accuracyRadius),
    latitude: number(location.latitude),
    longitude: number(location.longitude),
    timezone: text(location.timezone),
    postal_code: text(location.postalCode),
    city_name: text(location.city?.name),
    continent_code: text(location.continent?.code),
    continent_name: text(location.continent?.name),
    country_code: text(location.country?.code),
    country_name: text(location.country?.name),
    subdivision_name: text(location.subdivisions?.[0]?.name),
    subdivisions: location.subdivisions && location.subdivisions.length > 0 ? JSON.stringify(location.subdivisions) : null,
    browser_name: text(browser.browserName),
    browser_major_version: text(browser.browserMajorVersion),
    browser_full_version: text(browser.browserFullVersion),
    os: text(browser.os),
    os_version: text(browser.osVersion),
    device: text(browser.device),
    user_agent: text(browser.userAgent),
    url: text(visit.url),
  }
}

const toRegion = (name: string | null): Region | undefined => regions.find((region) => region === name)

/** The one cast of stored JSON: only toVisitRow wrote it. */
const toSubdivisions = (json: string): { isoCode?: string; name?: string }[] => JSON.parse(json)

/** A visit beside its row. */
interface Told {
  row: VisitRow
  visit: Visit
}

/**
 * The visit of a row; a field is absent where it is unknown. The place and the browser are the very objects of the visit `before` where
 * they are the same, as they mostly are in a list: nobody changes them.
 */
export function toVisit(row: VisitRow, before?: Told): Visit {
  const visit: Visit = { visitorId: row.visitor_id, requestId: row.request_id, timestamp: row.time, time: isoTime(row.time) }
  if (row.incognito !== null) visit.incognito = row.incognito === 1
  if (row.linked_id !== null) visit.linkedId = row.linked_id
  if (row.url !== null) visit.url = row.url
  if (row.ip !== null) visit.ip = bytesToIp(row.ip)
  const ipLocation = before && samePlace(before.row, row) ? before.visit.ipLocation : toPlace(row)
  if (ipLocation) visit.ipLocation = ipLocation
  const browserDetails = before && sameBrowser(before.row, row) ? before.visit.browserDetails : toBrowser(row)
  if (browserDetails) visit.browserDetails = browserDetails
  if (row.confidence !== null) visit.confidence = { score: row.confidence }
  const region = toRegion(row.region)
  if (region) visit.region = region
  return visit
}

/** Spelt out, because it is asked of every visit that is read. */
const samePlace = (one: VisitRow, other: VisitRow) =>
  one.latitude === other.latitude && one.longitude === other.longitude && one.accuracy_radius === other.accuracy_radius && one.postal_code === other.postal_code &&
  one.timezone === other.timezone && one.city_name === other.city_name && one.continent_code === other.continent_code && one.continent_name === other.continent_name &&
  one.country_code === other.country_code && one.country_name === other.country_name && one.subdivisions === other.subdivisions

const sameBrowser = (one: VisitRow, other: VisitRow) =>
  one.user_agent === other.user_agent && one.browser_name === other.browser_name && one.browser_major_version === other.browser_major_version &&
  one.browser_full_version === other.browser_full_version && one.os === other.os && one.os_version === other.os_version && one.device === other.device &&
  one.bot_probability === other.bot_probability

const toPlace = (row: VisitRow) => knownFields({
  accuracyRadius: row.accuracy_radius ?? undefined,
  latitude: row.latitude ?? undefined,
  longitude: row.longitude ?? undefined,
  postalCode: row.postal_code ?? undefined,
  timezone: row.timezone ?? undefined,
  city: row.city_name === null ? undefined : { name: row.city_name },
  continent: knownFields({ code: row.continent_code ?? undefined, name: row.continent_name ?? undefined }),
  country: knownFields({ code: row.country_code ?? undefined, name: row.country_name ?? undefined }),
  subdivisions: row.subdivisions === null ? undefined : toSubdivisions(row.subdivisions),
})

const toBrowser = (row: VisitRow) => knownFields({
  browserName: row.browser_name ?? undefined,
  browserMajorVersion: row.browser_major_version ?? undefined,
  browserFullVersion: row.browser_full_version ?? undefined,
  os: row.os ?? undefined,
  osVersion: row.os_version ?? undefined,
  device: row.device ?? undefined,
  userAgent: row.user_agent ?? undefined,
  botProbability: row.bot_probability ?? undefined,
})
