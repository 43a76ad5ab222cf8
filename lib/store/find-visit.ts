import type { Database } from '../database/open-database'
import { readHistory } from './read-history'
import { readRun } from './read-run'
import { selectVisits, standsTo } from './select-visits'
import { toVisit, visitColumns } from './visit-row'
import type { StoredVisitDetails } from './visit-store'

/** One visit with its place in the visitor's history. */
export async function findVisit(database: Database, visitorId: string, requestId: string): Promise<StoredVisitDetails | null> {
  const row = await database.kysely.selectFrom('visits')
    .innerJoin('visit_raw', (join) => join.onRef('visit_raw.visitor_id', '=', 'visits.visitor_id').onRef('visit_raw.request_id', '=', 'visits.request_id'))
    .select(visitColumns.map((column) => `visits.${column}` as const))
    .select(['raw', 'raw_size', 'notes'])
    .where('visits.visitor_id', '=', visitorId).where('visits.request_id', '=', requestId)
    .executeTakeFirst()
  if (!row) return null
  const here = { timestamp: row.time, requestId }
  const [visitor, run, older, newer] = await Promise.all([
    database.kysely.selectFrom('visitors').select('visits').where('visitor_id', '=', visitorId).executeTakeFirst(),
    readRun(database, row),
    readHistory(database, visitorId, {}, { limit: 1, after: here }),
    selectVisits(database, visitorId, {}).select('request_id').where(standsTo('>', here)).orderBy('time').orderBy('request_id').limit(1).executeTakeFirst(),
  ])
  return {
    visit: toVisit(row),
    raw: JSON.parse(row.raw),
    rawSize: row.raw_size,
    notes: row.notes === null ? [] : JSON.parse(row.notes),
    ordinal: run.ordinal,
    of: Math.max(visitor?.visits ?? 0, run.ordinal),
    ...(older.visits[0] && { older: older.visits[0] }),
    ...(newer && { newerRequestId: newer.request_id }),
    sameSince: run.sameSince,
  }
}
