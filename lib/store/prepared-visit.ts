import type { StoredVisitRow } from '../database/migrations/004-compact-visits'
import { type Dictionary, type Entry, entryOf } from './dictionaries'
import { likenessOf } from './likeness'
import { packRaw } from './pack-raw'
import { type VisitRow, toVisit, toVisitRow } from './visit-row'
import type { IncomingVisit } from './visit-store'

/** A visit on its way to the disk. */
export interface PreparedVisit {
  /** One text for the two parts of its key. */
  key: string
  row: VisitRow
  entries: Record<Dictionary, Entry | null>
  rest: Pick<StoredVisitRow, 'ip_digest' | 'linked_id_digest' | 'raw' | 'raw_size' | 'notes'>
  /** Bytes of the raw text. */
  size: number
}

/** Throws RangeError for a visit that cannot be stored, before it can spoil the transaction of others. */
export function prepareVisit({ visit, raw, notes }: IncomingVisit): PreparedVisit {
  const row = toVisitRow(visit)
  const text = JSON.stringify(raw)
  const size = Buffer.byteLength(text)
  return {
    key: `${row.visitor_id}\0${row.request_id}`,
    row,
    entries: { places: entryOf(row, 'places'), clients: entryOf(row, 'clients'), urls: entryOf(row, 'urls') },
    // As the row will be read again: packing must know what unpacking will.
    rest: { ...likenessOf(row), raw: packRaw(text, toVisit(row)), raw_size: size, notes: notes.length > 0 ? JSON.stringify(notes) : null },
    size,
  }
}
