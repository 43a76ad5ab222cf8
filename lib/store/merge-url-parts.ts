import { sql } from 'kysely'
import { isSqlite } from '../database/is-sqlite'
import type { Database } from '../database/open-database'
import { toStatement } from '../database/to-statement'

/** Pages that one statement writes at the most, about. */
const pages = 200

/** Merges the index of parts of URLs, a bounded piece a transaction, until nothing of removed URLs is left in it. PostgreSQL's vacuum does that by itself. */
export async function mergeUrlParts(database: Database, stop?: AbortSignal): Promise<void> {
  const { kysely } = database
  if (!isSqlite(kysely)) return
  const counted = toStatement(sql`select total_changes()`.compile(kysely))
  const merge = (much: number) => toStatement(sql`insert into url_parts (url_parts, rank) values ('merge', ${sql.lit(much)})`.compile(kysely))
  // The first takes in every piece of the index, the next go on with it; less than two changes say that nothing was left to do.
  for (let much = -pages; !stop?.aborted; much = pages) {
    const [before, , after] = await database.batch([counted, merge(much), counted])
    if (Number(after?.rows[0]?.[0]) - Number(before?.rows[0]?.[0]) < 2) return
  }
}
