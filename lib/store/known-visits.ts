import { type Kysely, sql } from 'kysely'
import { isSqlite } from '../database/is-sqlite'
import type { Statement } from '../database/protocol'
import type { Schema } from '../database/schema'
import type { PreparedVisit } from './prepared-visit'

/**
 * Builds the statement that finds the keys of those visits that are stored, or wait in the inbox. SQLite takes all keys as one text, a tenth of the time of one
 * call a key; PostgreSQL is asked key by key, since behind a shard a join would fetch the whole of it.
 */
export function compileKnown(kysely: Kysely<Schema>, table: 'visits' | 'inbox_keys' = 'visits'): (visits: readonly PreparedVisit[]) => Statement {
  if (!isSqlite(kysely)) {
    const { sql: text } = kysely.selectFrom(table).select(['visitor_id', 'request_id']).where('visitor_id', '=', '').where('request_id', '=', '').compile()
    return (visits) => ({ sql: text, many: keysOf(visits) })
  }
  const { sql: text } = sql`select known.visitor_id, known.request_id from json_each(${''}) as asked
    cross join ${sql.table(table)} as known on known.visitor_id = asked.value ->> 0 and known.request_id = asked.value ->> 1`.compile(kysely)
  return (visits) => ({ sql: text, parameters: [JSON.stringify(keysOf(visits))] })
}

const keysOf = (visits: readonly PreparedVisit[]) => visits.map(({ row }) => [row.visitor_id, row.request_id])
