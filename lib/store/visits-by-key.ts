import type { Database } from '../database/open-database'
import type { Visit } from '../visits/visit'
import { readIncoming } from './read-incoming'
import { readVisits } from './read-visits'
import type { IncomingVisit, VisitKey } from './visit-store'

/** Those of these visits that are there, newest first; at most some hundred keys, each found by its index. */
export async function visitsByKey(database: Database, keys: readonly VisitKey[]): Promise<Visit[]> {
  return keys.length === 0 ? [] : readVisits(database, ofKeys(database, keys))
}

/** The same as they once came in, with their raw JSON. */
export async function incomingByKey(database: Database, keys: readonly VisitKey[]): Promise<IncomingVisit[]> {
  return keys.length === 0 ? [] : readIncoming(ofKeys(database, keys))
}

function ofKeys({ kysely }: Database, keys: readonly VisitKey[]) {
  return kysely.selectFrom('visits')
    .where(({ or, and, eb }) => or(keys.map(([visitorId, requestId]) => and([eb('visits.visitor_id', '=', visitorId), eb('visits.request_id', '=', requestId)]))))
    .orderBy('time', 'desc').orderBy('visits.visitor_id', 'desc').orderBy('request_id', 'desc')
}
