import type { ClientFields, PlaceFields, StoredVisitRow } from '../database/migrations/004-compact-visits'
import type { BrowserDetails, IpLocation } from '../visits/visit'
import { canonicalIp } from '../visits/ip-address'
import { type Entry, entryOf } from './dictionaries'
import { likenessOf } from './likeness'
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

/**
 * Prepares the visits of one call, which mostly share their places and browsers: each is worked out once, and none is known beyond the call.
 * What it answers throws RangeError for a visit that cannot be stored, before it can spoil the transaction of others.
 */
export function createPreparer(): (incoming: IncomingVisit) => PreparedVisit {
  const placeOf = rememberByText(definePlace)
  const clientOf = rememberByText(defineClient)

  return (incoming) => {
    const { visit, raw, notes } = incoming
    const row = toOwnRow(visit)
    const place = placeOf(visit.ipLocation ?? {})
    const client = clientOf({ ...visit.browserDetails, botProbability: undefined })
    const text = JSON.stringify(raw)
    const size = Buffer.byteLength(text)
    // As the row will be read again: packing must know what unpacking will.
    const packed = packRaw(text, visitOf(row, visit.ip === undefined ? undefined : canonicalIp(visit.ip), place.again, toBrowser(client.fields, row.bot_probability)))
    return {
      incoming,
      key: `${row.visitor_id}\0${row.request_id}`,
      row,
      place: place.fields,
      client: client.fields,
      entries: { places: place.entry, clients: client.entry, urls: row.url === null ? null : entryOf('urls', { url: row.url }) },
      rest: { ...likenessOf(row), raw: packed?.toString('hex') ?? null, raw_size: size, notes: notes.length > 0 ? JSON.stringify(notes) : null },
      size,
    }
  }
}

function definePlace(location: IpLocation) {
  const fields = toPlaceFields(location)
  return { fields, entry: entryOf('places', fields), again: toPlace(fields) }
}

function defineClient(browser: BrowserDetails) {
  const fields = toClientFields(browser)
  return { fields, entry: entryOf('clients', fields) }
}

function rememberByText<Value, Result>(define: (value: Value) => Result): (value: Value) => Result {
  const known = new Map<string, Result>()
  return (value) => {
    const text = JSON.stringify(value)
    let result = known.get(text)
    if (result === undefined) known.set(text, (result = define(value)))
    return result
  }
}
