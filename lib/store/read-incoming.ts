import type { SelectQueryBuilder } from 'kysely'
import type { Schema } from '../database/schema'
import { unpackRaw } from './pack-raw'
import { selectFields } from './read-visits'
import { toVisit } from './visit-row'
import type { IncomingVisit } from './visit-store'

/** The visits of a query as they once came in, in its order. */
export async function readIncoming(query: SelectQueryBuilder<Schema, 'visits', object>): Promise<IncomingVisit[]> {
  const rows = await selectFields(query.select(['raw', 'notes'])).execute()
  return rows.map((row) => {
    const visit = toVisit(row)
    return { visit, raw: JSON.parse(unpackRaw(row.raw, visit)), notes: row.notes === null ? [] : JSON.parse(row.notes) }
  })
}
