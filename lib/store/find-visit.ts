import type { Database } from '../database/open-database'
import { unpackRaw } from './pack-raw'
import { readHistory } from './read-history'
import { readRun } from './read-run'
import { selectFields } from './read-visits'
import { selectVisits, standsTo } from './select-visits'
import { toVisit } from './visit-row'
import type { StoredVisitDetails } from './visit-store'

/** One visit with its place in the visitor's history. */
export async function findVisit(database: Database, visitorId: string, requestId: string): Promise<StoredVisitDetails | null> {
  const query = database.kysely.selectFrom('visits')
    .select(['ip_digest', 'linked_id_digest', 'place_id', 'client_id', 'url_id', 'raw', 'raw_size', 'notes'])
    .where('visits.visitor_id', '=', visitorId).where('visits.request_id', '=', requestId)
  const row = await selectFields(query).executeTakeFirst()
  if (!row) return null
  const visit = toVisit(row)
  const here = { timestamp: row.time, requestId }
  const [visitor, run, { page: older }, newer] = await Promise.all([
    database.kysely.selectFrom('visitors').select('visits').where('visitor_id', '=', visitorId).executeTakeFirst(),
    readRun(database, row),
    readHistory(database, visitorId, {}, { limit: 1, after: here }),
    selectVisits(database, visitorId, {}).select('request_id').where(standsTo('>', here)).orderBy('time').orderBy('request_id').limit(1).executeTakeFirst(),
  ])
  return {
    visit,
    raw: JSON.parse(unpackRaw(row.raw, visit)),
    rawSize: row.raw_size,
    notes: row.notes === null ? [] : JSON.parse(row.notes),
    ordinal: run.ordinal,
    of: Math.max(visitor?.visits ?? 0, run.ordinal),
    ...(older.visits[0] && { older: older.visits[0] }),
    ...(newer && { newerRequestId: newer.request_id }),
    sameSince: run.sameSince,
  }
}
