import type { Database } from '../database/open-database'
import type { VisitFilter, VisitPosition } from '../visits/visit'
import { readVisits } from './read-visits'
import { selectVisits, standsTo } from './select-visits'
import type { HistoryPage } from './visit-store'

/** A page of a visitor's visits, newest first. */
export async function readHistory(database: Database, visitorId: string, filter: VisitFilter, page: { limit: number; after?: VisitPosition }): Promise<HistoryPage> {
  let query = selectVisits(database, visitorId, filter)
  if (page.after) query = query.where(standsTo('<', page.after))
  const found = await readVisits(database, query.orderBy('time', 'desc').orderBy('request_id', 'desc').limit(page.limit + 1))
  const visits = found.slice(0, page.limit)
  const last = visits.at(-1)
  return found.length > page.limit && last ? { visits, next: { timestamp: last.timestamp, requestId: last.requestId } } : { visits }
}
