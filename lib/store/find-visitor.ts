import type { Database } from '../database/open-database'
import { summariseVisitors } from './summarise-visitors'
import type { VisitorSummary } from './visit-store'

export async function findVisitor(database: Database, visitorId: string): Promise<VisitorSummary | null> {
  const rows = await database.kysely.selectFrom('visitors').selectAll().where('visitor_id', '=', visitorId).execute()
  const [summary] = await summariseVisitors(database, rows)
  return summary ?? null
}
