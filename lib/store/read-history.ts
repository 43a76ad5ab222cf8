import type { Database } from '../database/open-database'
import type { VisitFilter, VisitPosition } from '../visits/visit'
import { packedVisit, unpackVisit } from './packed-visit'
import { selectVisits, standsTo } from './select-visits'
import type { HistoryPage } from './visit-store'

/** A page of a visitor's visits, newest first. */
export async function readHistory(database: Database, visitorId: string, filter: VisitFilter, page: { limit: number; after?: VisitPosition }): Promise<HistoryPage> {
  let query = selectVisits(database, visitorId, filter)
  if (page.after) query = query.where(standsTo('<', page.after))
  const rows = await query.select(packedVisit(database)).orderBy('time', 'desc').orderBy('request_id', 'desc').limit(page.limit + 1).execute()
  const visits = rows.slice(0, page.limit).map(unpackVisit)
  const last = visits.at(-1)
  return rows.length > page.limit && last ? { visits, next: { timestamp: last.timestamp, requestId: last.requestId } } : { visits }
}
