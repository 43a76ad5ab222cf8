import type { Database } from '../database/open-database'
import type { Visit, VisitFilter, VisitPosition } from '../visits/visit'
import { readVisits } from './read-visits'
import { selectVisits, standsTo } from './select-visits'

const chunk = 1_000

/** The newest `newest` visits of the filter in chunks, oldest first. Visits that arrive meanwhile may be among the last. */
export async function* scanHistory(database: Database, visitorId: string, filter: VisitFilter, newest: number): AsyncGenerator<Visit[]> {
  const start = await findStart(database, visitorId, filter, newest)
  let after: VisitPosition | undefined
  for (let left = newest; left > 0; ) {
    let query = selectVisits(database, visitorId, filter)
    if (after) query = query.where(standsTo('>', after))
    else if (start) query = query.where(standsTo('>=', start))
    const limit = Math.min(chunk, left)
    const visits = await readVisits(database, query.orderBy('time').orderBy('request_id').limit(limit))
    const last = visits.at(-1)
    if (!last) return
    yield visits
    if (visits.length < limit) return
    left -= visits.length
    after = { timestamp: last.timestamp, requestId: last.requestId }
  }
}

/** The oldest of the newest `newest`; undefined when there are not so many. */
async function findStart(database: Database, visitorId: string, filter: VisitFilter, newest: number): Promise<VisitPosition | undefined> {
  if (newest < 1) return undefined
  const row = await selectVisits(database, visitorId, filter).select(['time', 'request_id'])
    .orderBy('time', 'desc').orderBy('request_id', 'desc').limit(1).offset(newest - 1).executeTakeFirst()
  return row && { timestamp: row.time, requestId: row.request_id }
}
