import { type Kysely, sql } from 'kysely'
import { isSqlite } from '../is-sqlite'

/**
 * The index of URL parts is filled once a transaction, with every URL beyond the last one it has. A trigger would fill it row by row, and
 * SQLite writes what its text index has gathered to disk at the end of each: fifteen times as slow.
 */
export async function up(db: Kysely<never>): Promise<void> {
  if (!isSqlite(db)) return
  await sql`drop trigger urls_added`.execute(db)
  await sql`create table url_parts_reach (last_id integer not null)`.execute(db)
  await sql`insert into url_parts_reach (last_id) select coalesce(max(id), 0) from urls`.execute(db)
}
