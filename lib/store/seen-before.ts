import { sql } from 'kysely'
import type { Database } from '../database/open-database'
import type { SearchPlan } from './search-plan'
import type { VisitPlace } from './search-types'

/** Newer visits of one visitor that are looked through: beyond them a visitor may be listed again. */
const mostNewer = 1_000
/** Visitors asked about with one statement. */
const mostAtOnce = 30

/** Those of these visitors who have a visit that matches at a place or newer, and so are on an earlier page. */
export async function seenBefore(database: Database, { matches }: Pick<SearchPlan, 'matches'>, visitorIds: readonly string[], place: VisitPlace): Promise<Set<string>> {
  const seen = new Set<string>()
  for (let start = 0; start < visitorIds.length; start += mostAtOnce) {
    for (const visitorId of await seenOf(database, matches, visitorIds.slice(start, start + mostAtOnce), place)) seen.add(visitorId)
  }
  return seen
}

async function seenOf({ kysely }: Database, matches: SearchPlan['matches'], visitorIds: readonly string[], place: VisitPlace): Promise<string[]> {
  const returning = await kysely.selectFrom('visitors').select('visitor_id').where('visitor_id', 'in', visitorIds).where('last_seen', '>=', place.time).execute()
  if (returning.length === 0) return []
  const parts = returning.map(({ visitor_id: visitorId }) => sql`select visitor_id from (select visits.visitor_id, case when ${matches} then 1 else 0 end as matches from visits
    where visits.visitor_id = ${visitorId} and (visits.time, visits.visitor_id, visits.request_id) >= (${place.time}, ${place.visitorId}, ${place.requestId})
    order by visits.time, visits.request_id limit ${mostNewer}) as newer where matches = 1`)
  const { rows } = await sql<{ visitor_id: string }>`select distinct visitor_id from (${sql.join(parts, sql` union all `)}) as seen`.execute(kysely)
  return rows.map(({ visitor_id }) => visitor_id)
}
