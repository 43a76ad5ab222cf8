import type { Database } from '../database/open-database'
import type { Visit } from '../visits/visit'
import { readVisits } from './read-visits'
import type { VisitKey } from './visit-store'

/** Those of these visits that are there, newest first; at most some hundred keys, each found by its index. */
export async function visitsByKey(database: Database, keys: readonly VisitKey[]): Promise<Visit[]> {
  if (keys.length === 0) return []
  const query = database.kysely.selectFrom('visits')
    .where(({ or, and, eb }) => or(keys.map(([visitorId, requestId]) => and([eb('visits.visitor_id', '=', visitorId), eb('visits.request_id', '=', requestId)]))))
    .orderBy('time', 'desc').orderBy('request_id', 'desc')
  return readVisits(database, query)
}
