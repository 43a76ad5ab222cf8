import type { Database } from '../database/open-database'
import { sqlFunctions } from '../database/sql-functions'
import type { VisitFilter, VisitPosition } from '../visits/visit'
import { selectPacked, unpackVisits } from './read-visits'
import { selectVisits, standsTo } from './select-visits'
import type { HistoryPage } from './visit-store'

/** A page of a visitor's visits, newest first, and since when the visitor is known: one statement, since each way to the thread has its price. */
export async function readHistory(database: Database, visitorId: string, filter: VisitFilter, page: { limit: number; after?: VisitPosition; without?: readonly string[] }): Promise<HistoryPage> {
  let query = selectVisits(database, visitorId, filter)
  if (page.after) query = query.where(standsTo('<', page.after))
  if (page.without && page.without.length > 0) query = query.where(sqlFunctions(database.kysely).noneOf('visits.request_id', page.without))
  const { packed, first_seen: firstSeen } = await selectPacked(database, query.orderBy('time', 'desc').orderBy('request_id', 'desc').limit(page.limit + 1))
    .select((eb) => eb.selectFrom('visitors').select('visitors.first_seen').where('visitors.visitor_id', '=', visitorId).as('first_seen'))
    .executeTakeFirstOrThrow()
  const found = unpackVisits(packed)
  const visits = found.slice(0, page.limit)
  const last = visits.at(-1)
  return found.length > page.limit && last ? { visits, firstSeen, next: { timestamp: last.timestamp, requestId: last.requestId } } : { visits, firstSeen }
}
