import { type Kysely, sql } from 'kysely'
import { isSqlite } from '../database/is-sqlite'
import type { Statement } from '../database/protocol'
import type { Schema } from '../database/schema'

/** For the transaction that adds URLs, after them: what makes their parts found. PostgreSQL's own index follows by itself. */
export function compileUrlParts(kysely: Kysely<Schema>): Statement[] {
  if (!isSqlite(kysely)) return []
  return [
    sql`insert into url_parts (rowid, url) select id, url from urls where id > (select last_id from url_parts_reach)`,
    // URLs that were forgotten leave the greatest id behind what was indexed.
    sql`update url_parts_reach set last_id = max(last_id, coalesce((select max(id) from urls), 0))`,
  ].map((statement) => ({ sql: statement.compile(kysely).sql }))
}
