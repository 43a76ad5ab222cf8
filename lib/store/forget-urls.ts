import { sql } from 'kysely'
import type { Database } from '../database/open-database'
import type { Statement } from '../database/protocol'

/** For the transaction that removed these URLs' visits: forgets those that no visit has any more. */
export function forgetUrls({ kysely }: Database, ids: readonly number[]): Statement[] {
  const forget = kysely.deleteFrom('urls').where('id', '=', 0).where(sql<boolean>`not exists (select 1 from visits where visits.url_id = urls.id)`).compile()
  return ids.length === 0 ? [] : [{ sql: forget.sql, many: ids.map((id) => [id]) }]
}

/** The URLs of a visitor's visits up to a time: candidates for `forgetUrls`. */
export async function urlsOfVisitor({ kysely }: Database, visitorId: string, upTo = Number.MAX_SAFE_INTEGER): Promise<number[]> {
  const rows = await kysely.selectFrom('visits').select('url_id').distinct().where('visitor_id', '=', visitorId).where('time', '<=', upTo).execute()
  return rows.map((row) => row.url_id).filter((id) => id !== null)
}
