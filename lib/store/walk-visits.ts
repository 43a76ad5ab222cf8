import { sql } from 'kysely'
import type { Database } from '../database/open-database'
import { readIncoming } from './read-incoming'
import type { IncomingVisit, VisitKey } from './visit-store'

const chunk = 1_000

/** Every visit as it once came in, in the order of its key, behind `after`. Visits that come in meanwhile may be left out. */
export async function* walkVisits(database: Database, after: VisitKey = ['', '']): AsyncGenerator<{ visits: IncomingVisit[]; last: VisitKey }> {
  for (let place = after; ; ) {
    const visits = await readChunk(database, place)
    const last = visits.at(-1)
    if (!last) return
    place = [last.visit.visitorId, last.visit.requestId]
    yield { visits, last: place }
  }
}

function readChunk({ kysely }: Database, [visitorId, requestId]: VisitKey): Promise<IncomingVisit[]> {
  return readIncoming(kysely.selectFrom('visits')
    .where(sql<boolean>`(visits.visitor_id, visits.request_id) > (${visitorId}, ${requestId})`)
    .orderBy('visits.visitor_id').orderBy('visits.request_id').limit(chunk))
}
