import type { LikenessRow, VisitRow } from '../database/migrations/001-visits'
import { likenessOf } from './likeness'
import { toVisitRow } from './visit-row'
import type { IncomingVisit } from './visit-store'

/** A visit on its way to the disk. */
export interface PreparedVisit {
  /** One text for the two parts of its key. */
  key: string
  row: VisitRow & LikenessRow
  raw: string
  notes: string | null
  /** Bytes of `raw`. */
  size: number
}

/** Throws RangeError for a visit that cannot be stored, before it can spoil the transaction of others. */
export function prepareVisit({ visit, raw, notes }: IncomingVisit): PreparedVisit {
  const row = toVisitRow(visit)
  const text = JSON.stringify(raw)
  return {
    key: `${row.visitor_id}\0${row.request_id}`,
    row: { ...row, ...likenessOf(row) },
    raw: text,
    notes: notes.length > 0 ? JSON.stringify(notes) : null,
    size: Buffer.byteLength(text),
  }
}
