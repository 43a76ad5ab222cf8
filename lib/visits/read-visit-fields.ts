import { countryCode } from './country-code'
import { canonicalIp } from './ip-address'
import { knownFields } from './known-fields'
import { isJsonObject } from './read-visit-raw'
import { shown } from './read-visit-shown'
import type { BrowserDetails, IpLocation, Visit } from './visit'

/** Reads one field: undefined where it is absent or null, and, with a note, where it cannot be used. */
type Read<Value> = (value: unknown, name: string, notes: string[]) => Value | undefined

/** A bound that keeps keys of an index short: 512 characters are at most 1,536 bytes. */
const shortText = 512

// Plain tests instead of schemas, and fields spelt out: a page of 500 visits has ten thousand of them.
const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null

function leaveOut(value: unknown, name: string, problem: string, notes: string[]): undefined {
  notes.push(`${name}${shown(value)} ${problem}, left out`)
}

const between = (least: number, most: number): Read<number> => (value, name, notes) => {
  if (isAbsent(value)) return undefined
  if (typeof value !== 'number' || !Number.isFinite(value)) return leaveOut(value, name, 'is not a number', notes)
  return value >= least && value <= most ? value : leaveOut(value, name, 'is out of range', notes)
}

/** Lone halves of surrogate pairs have no UTF-8, and PostgreSQL takes no NUL. Quick, since nearly all text has neither. */
const mayBeUnstorable = /[\0\ud800-\udfff]/

/** Text of at most so many characters. A number counts as text, since ids are often sent as numbers. */
const text = (most: number): Read<string> => (value, name, notes) => {
  if (isAbsent(value)) return undefined
  if (typeof value === 'number' && Number.isFinite(value)) notes.push(`${name} ${value} was a number, read as text`)
  const found = typeof value === 'number' ? String(value) : value
  if (typeof found !== 'string') return leaveOut(value, name, 'is not text', notes)
  if (found.length > most) return leaveOut(value, name, `is longer than ${most} characters`, notes)
  if (found === '') return undefined
  if (!mayBeUnstorable.test(found)) return found
  const storable = found.replace(/\p{Cs}/gu, '\uFFFD').replaceAll('\0', '\uFFFD')
  if (storable !== found) notes.push(`${name} held characters that are no text, replaced by \uFFFD`)
  return storable
}

const flag: Read<boolean> = (value, name, notes) => (isAbsent(value) || typeof value === 'boolean' ? (value ?? undefined) : leaveOut(value, name, 'is not true or false', notes))
const short = text(shortText)

/** Pages of 500 visits hold such texts, which whoever visits may make as long as they like; the raw JSON has them whole. */
const longText = 8_192
const readLong = text(longText)
const long: Read<string> = (value, name, notes) => {
  if (typeof value !== 'string' || value.length <= longText) return readLong(value, name, notes)
  notes.push(`${name} has ${value.length} characters, the first ${longText} were kept`)
  return readLong(value.slice(0, longText), name, notes)
}

const ip: Read<string> = (value, name, notes) => {
  if (isAbsent(value)) return undefined
  const found = typeof value === 'string' && value.length <= 64 ? canonicalIp(value.trim()) : undefined
  if (!found) notes.push(`${name}${shown(value)} is not an IP address, left out`)
  return found
}

/** The fields of an object, as they are spelt out by `readFields`. */
const object = <Fields extends object>(readFields: (from: Record<string, unknown>, name: string, notes: string[]) => Fields): Read<Fields> => (value, name, notes) => {
  if (isAbsent(value)) return undefined
  if (!isJsonObject(value)) return leaveOut(value, name, 'is not an object', notes)
  return knownFields(readFields(value, name, notes))
}

const list = <Item>(readItem: Read<Item>, most: number): Read<Item[]> => (value, name, notes) => {
  if (isAbsent(value)) return undefined
  if (!Array.isArray(value)) return leaveOut(value, name, 'is not a list', notes)
  if (value.length > most) notes.push(`${name} has ${value.length} entries, the first ${most} were kept`)
  const items = value.slice(0, most).flatMap((item: unknown, index) => readItem(item, `${name}[${index}]`, notes) ?? [])
  return items.length > 0 ? items : undefined
}

const country: Read<string> = (value, name, notes) => {
  const code = short(value, name, notes)
  return code === undefined ? undefined : countryCode(code)
}

const cityFields = object((from, name, notes) => ({ name: short(from.name, `${name}.name`, notes) }))
const continentFields = object((from, name, notes) => ({ code: short(from.code, `${name}.code`, notes), name: short(from.name, `${name}.name`, notes) }))
const countryFields = object((from, name, notes) => ({ code: country(from.code, `${name}.code`, notes), name: short(from.name, `${name}.name`, notes) }))
const subdivision = object((from, name, notes) => ({ isoCode: short(from.isoCode, `${name}.isoCode`, notes), name: short(from.name, `${name}.name`, notes) }))
const subdivisions = list(subdivision, 20)

/** Half of the equator: there is no further place on Earth. */
const radius = between(0, 20_038)
const latitude = between(-90, 90)
const longitude = between(-180, 180)
const share = between(0, 1)

const ipLocation = object<IpLocation>((from, _name, notes) => ({
  accuracyRadius: radius(from.accuracyRadius, 'ipLocation.accuracyRadius', notes),
  latitude: latitude(from.latitude, 'ipLocation.latitude', notes),
  longitude: longitude(from.longitude, 'ipLocation.longitude', notes),
  postalCode: short(from.postalCode, 'ipLocation.postalCode', notes),
  timezone: short(from.timezone, 'ipLocation.timezone', notes),
  city: cityFields(from.city, 'ipLocation.city', notes),
  continent: continentFields(from.continent, 'ipLocation.continent', notes),
  country: countryFields(from.country, 'ipLocation.country', notes),
  subdivisions: subdivisions(from.subdivisions, 'ipLocation.subdivisions', notes),
}))

const browserDetails = object<BrowserDetails>((from, _name, notes) => ({
  browserName: short(from.browserName, 'browserDetails.browserName', notes),
  browserMajorVersion: short(from.browserMajorVersion, 'browserDetails.browserMajorVersion', notes),
  browserFullVersion: short(from.browserFullVersion, 'browserDetails.browserFullVersion', notes),
  os: short(from.os, 'browserDetails.os', notes),
  osVersion: short(from.osVersion, 'browserDetails.osVersion', notes),
  device: short(from.device, 'browserDetails.device', notes),
  userAgent: long(from.userAgent, 'browserDetails.userAgent', notes),
  botProbability: share(from.botProbability, 'browserDetails.botProbability', notes),
}))

const confidence: Read<{ score: number }> = (value, name, notes) => {
  const score = isJsonObject(value) ? share(value.score, `${name}.score`, notes) : undefined
  return score === undefined ? undefined : { score }
}

/** Adds everything of a visit that may be missing, each field by itself: a bad one never takes its neighbours with it. */
export function addOptionalFields(visit: Visit, from: Record<string, unknown>, notes: string[]): void {
  const isIncognito = flag(from.incognito, 'incognito', notes)
  if (isIncognito !== undefined) visit.incognito = isIncognito
  const linkedId = short(from.linkedId, 'linkedId', notes)
  if (linkedId !== undefined) visit.linkedId = linkedId
  const url = long(from.url, 'url', notes)
  if (url !== undefined) visit.url = url
  const address = ip(from.ip, 'ip', notes)
  if (address !== undefined) visit.ip = address
  const place = ipLocation(from.ipLocation, 'ipLocation', notes)
  if (place) visit.ipLocation = place
  const browser = browserDetails(from.browserDetails, 'browserDetails', notes)
  if (browser) visit.browserDetails = browser
  const certainty = confidence(from.confidence, 'confidence', notes)
  if (certainty) visit.confidence = certainty
}
