import type { Database } from '../database/open-database'
import type { VisitPosition } from '../visits/visit'

/** Where a visit stands in its visitor's history, or null where there is no such visit. */
export async function findPosition({ kysely }: Database, visitorId: string, requestId: string): Promise<VisitPosition | null> {
  const row = await kysely.selectFrom('visits').select('time').where('visitor_id', '=', visitorId).where('request_id', '=', requestId).executeTakeFirst()
  return row ? { timestamp: row.time, requestId } : null
}
