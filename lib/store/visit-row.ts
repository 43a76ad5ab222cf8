import { toBindable } from '../database/to-bindable'
import type { ClientFields, PlaceFields, StoredVisitRow } from '../database/migrations/004-compact-visits'
import { toHex } from './to-hex'
import { bytesToIp, ipToBytes } from '../visits/ip-address'
import { isoTime } from '../visits/iso-time'
import { knownFields } from '../visits/known-fields'
import { type BrowserDetails, type IpLocation, type Region, type Visit, regions } from '../visits/visit'

/** A visit as flat fields: those of its row and of what the row refers to. */
export type VisitRow = Omit<StoredVisitRow, 'ip_digest' | 'linked_id_digest' | 'place_id' | 'client_id' | 'url_id' | 'raw_size' | 'notes' | 'raw'> & PlaceFields & ClientFields & { url: string | null }

const text = (value: string | undefined): string | null => (value === undefined ? null : String(toBindable(value)))
/** 15 digits and 18 decimals, which both databases keep to the last bit: of a latitude they reach far below a millimetre. Nothing real is beyond 2^53. */
const number = (value: number | undefined): number | null => {
  if (value === undefined || !(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) return null
  return Number.isInteger(value) ? value : Number(Number(value.toFixed(18)).toPrecision(15))
}

/** What of a visit is no dictionary's but for its URL. */
type OwnFields = Omit<VisitRow, keyof PlaceFields | keyof ClientFields | 'ip'>

/** The IP in hex digits. */
export type OwnRow = OwnFields & { ip: string | null }

/** Throws RangeError for a timestamp that is no whole number of milliseconds, or an empty key. */
export function toOwnRow(visit: Visit): OwnRow {
  if (!Number.isSafeInteger(visit.timestamp)) throw new RangeError('The timestamp of a visit is a whole number of milliseconds.')
  if (visit.visitorId === '' || visit.requestId === '') throw new RangeError('A visit has a visitor id and a request id.')
  const bytes = visit.ip === undefined ? undefined : ipToBytes(visit.ip)
  return {
    visitor_id: String(toBindable(visit.visitorId)),
    request_id: String(toBindable(visit.requestId)),
    time: visit.timestamp,
    linked_id: text(visit.linkedId),
    ip: bytes === undefined ? null : toHex(bytes),
    incognito: visit.incognito === undefined ? null : Number(visit.incognito),
    region: text(visit.region),
    confidence: number(visit.confidence?.score),
    bot_probability: number(visit.browserDetails?.botProbability),
    url: text(visit.url),
  }
}

export const toPlaceFields = (location: IpLocation): PlaceFields => ({
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
})

export const toClientFields = (browser: BrowserDetails): ClientFields => ({
  browser_name: text(browser.browserName),
  browser_major_version: text(browser.browserMajorVersion),
  browser_full_version: text(browser.browserFullVersion),
  os: text(browser.os),
  os_version: text(browser.osVersion),
  device: text(browser.device),
  user_agent: text(browser.userAgent),
})

const toRegion = (name: string | null): Region | undefined => regions.find((region) => region === name)

/** The one cast of stored JSON: only toPlaceFields wrote it. */
const toSubdivisions = (json: string): { isoCode?: string; name?: string }[] => JSON.parse(json)

/** The visit of a row; a field is absent where it is unknown. */
export function toVisit(row: VisitRow): Visit {
  return visitOf(row, row.ip === null ? undefined : bytesToIp(row.ip), toPlace(row), toBrowser(row, row.bot_probability))
}

/** Places and browsers are shared by the visits that have them: nobody changes them. */
export function visitOf(own: Omit<OwnFields, 'bot_probability'>, ip: string | undefined, place: IpLocation | undefined, browser: BrowserDetails | undefined): Visit {
  const visit: Visit = { visitorId: own.visitor_id, requestId: own.request_id, timestamp: own.time, time: isoTime(own.time) }
  if (own.incognito !== null) visit.incognito = own.incognito === 1
  if (own.linked_id !== null) visit.linkedId = own.linked_id
  if (own.url !== null) visit.url = own.url
  if (ip !== undefined) visit.ip = ip
  if (place) visit.ipLocation = place
  if (browser) visit.browserDetails = browser
  if (own.confidence !== null) visit.confidence = { score: own.confidence }
  const region = toRegion(own.region)
  if (region) visit.region = region
  return visit
}

/** Undefined where nothing of it is known. */
export const toPlace = (row: PlaceFields): IpLocation | undefined => knownFields({
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

/** Undefined where nothing of it is known. */
export const toBrowser = (row: ClientFields, botProbability: number | null): BrowserDetails | undefined => knownFields({
  browserName: row.browser_name ?? undefined,
  browserMajorVersion: row.browser_major_version ?? undefined,
  browserFullVersion: row.browser_full_version ?? undefined,
  os: row.os ?? undefined,
  osVersion: row.os_version ?? undefined,
  device: row.device ?? undefined,
  userAgent: row.user_agent ?? undefined,
  botProbability: botProbability ?? undefined,
})
