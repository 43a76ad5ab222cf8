import type { ClientFields, PlaceFields, StoredVisitRow } from '../database/migrations/004-compact-visits'
import type { BrowserDetails, IpLocation } from '../visits/visit'
import { canonicalIp } from '../visits/ip-address'
import { type Entry, entryOf } from './dictionaries'
import { likenessDigest } from './likeness'
import { packRaw } from './pack-raw'
import { type OwnRow, toBrowser, toClientFields, toOwnRow, toPlace, toPlaceFields, visitOf } from './visit-row'
import type { IncomingVisit } from './visit-store'

/** A visit on its way to the disk. */
export interface PreparedVisit {
  incoming: IncomingVisit
  /** One text for the two parts of its key. */
  key: string
  row: OwnRow
  place: PlaceFields
  client: ClientFields
  entries: { places: Entry; clients: Entry; urls: Entry | null }
  /** Its raw text packed, in hex digits. */
  rest: Pick<StoredVisitRow, 'ip_digest' | 'linked_id_digest' | 'raw_size' | 'notes'> & { raw: string | null }
  /** Bytes of the raw text. */
  size: number
}

/** Throws RangeError for a visit that cannot be stored, before it can spoil the transaction of others. */
export type Prepare = (incoming: IncomingVisit) => PreparedVisit

/** Of places, of browsers and of texts; beyond that they are worked out again. */
const mostKnown = 10_000
/** Of one browser. */
const mostProbabilities = 50

/** Prepares visits that come together, which mostly share their places and browsers: each of those is worked out once. */
export function createPreparer(): Prepare {
  const placeOf = rememberAlike(({ latitude, longitude, city }: IpLocation) => `${latitude} ${longitude} ${city?.name}`, isSamePlace, definePlace)
  const clientOf = rememberAlike(({ userAgent }: BrowserDetails) => userAgent, isSameClient, defineClient)
  const digestOf = remember(likenessDigest)

  return (incoming) => {
    const { visit, raw, notes } = incoming
    const row = toOwnRow(visit)
    const place = placeOf(visit.ipLocation ?? {})
    const client = clientOf(visit.browserDetails ?? {})
    const browser = client.browserOf(row.bot_probability)
    const text = JSON.stringify(raw)
    const size = Buffer.byteLength(text)
    // As the row will be read again: packing must know what unpacking will.
    const again = visitOf(row, visit.ip === undefined ? undefined : canonicalIp(visit.ip), place.again, browser.again)
    const packed = packRaw(text, again, { ipLocation: place.text, browserDetails: browser.text })
    return {
      incoming,
      key: `${row.visitor_id}\0${row.request_id}`,
      row,
      place: place.fields,
      client: client.fields,
      entries: { places: place.entry, clients: client.entry, urls: row.url === null ? null : entryOf('urls', { url: row.url }) },
      rest: {
        ip_digest: digestOf(row.ip),
        linked_id_digest: digestOf(row.linked_id),
        raw: packed?.toString('hex') ?? null,
        raw_size: size,
        notes: notes.length > 0 ? JSON.stringify(notes) : null,
      },
      size,
    }
  }
}

function definePlace(location: IpLocation) {
  const fields = toPlaceFields(location)
  return { fields, entry: entryOf('places', fields), ...withText(toPlace(fields)) }
}

function defineClient(browser: BrowserDetails) {
  const fields = toClientFields(browser)
  return { fields, entry: entryOf('clients', fields), browserOf: remember((botProbability: number | null) => withText(toBrowser(fields, botProbability)), mostProbabilities) }
}

const withText = <Value extends object>(again: Value | undefined) => ({ again, text: again && JSON.stringify(again) })

function remember<Key, Result>(define: (key: Key) => Result, most = mostKnown): (key: Key) => Result {
  const known = new Map<Key, Result>()
  return (key) => {
    let result = known.get(key)
    if (result === undefined) keep(known, key, (result = define(key)), most)
    return result
  }
}

/** Of those that share a key the last one alone is known. A key of all that is compared would be several times the work. */
function rememberAlike<Value, Result>(keyOf: (value: Value) => unknown, isAlike: (one: Value, other: Value) => boolean, define: (value: Value) => Result): (value: Value) => Result {
  const known = new Map<unknown, { value: Value; result: Result }>()
  return (value) => {
    const key = keyOf(value)
    const found = known.get(key)
    if (found && isAlike(found.value, value)) return found.result
    const result = define(value)
    keep(known, key, { value, result }, mostKnown)
    return result
  }
}

function keep<Key, Result>(known: Map<Key, Result>, key: Key, result: Result, most: number) {
  if (known.size >= most) known.clear()
  known.set(key, result)
}

const isSamePlace = (one: IpLocation, other: IpLocation) =>
  one.latitude === other.latitude && one.longitude === other.longitude && one.accuracyRadius === other.accuracyRadius
  && one.postalCode === other.postalCode && one.timezone === other.timezone && one.city?.name === other.city?.name
  && one.continent?.code === other.continent?.code && one.continent?.name === other.continent?.name
  && one.country?.code === other.country?.code && one.country?.name === other.country?.name
  && areSame(one.subdivisions ?? [], other.subdivisions ?? [])

const areSame = (some: NonNullable<IpLocation['subdivisions']>, others: NonNullable<IpLocation['subdivisions']>) =>
  some.length === others.length && some.every(({ isoCode, name }, index) => isoCode === others[index]?.isoCode && name === others[index]?.name)

/** Whatever the probability of a bot, which is the visit's own. */
const isSameClient = (one: BrowserDetails, other: BrowserDetails) =>
  one.userAgent === other.userAgent && one.browserName === other.browserName && one.browserMajorVersion === other.browserMajorVersion
  && one.browserFullVersion === other.browserFullVersion && one.os === other.os && one.osVersion === other.osVersion && one.device === other.device
