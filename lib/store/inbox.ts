import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { compileInsertRows } from '../database/insert-rows'
import { isSqlite } from '../database/is-sqlite'
import type { Database } from '../database/open-database'
import type { Statement } from '../database/protocol'
import { compileKnown } from './known-visits'
import type { PreparedVisit } from './prepared-visit'

/**
 * Visits that are on disk, but not yet in their tables: written one behind the other they take a tenth of the pages. Whoever puts them
 * there brings them into their tables soon; whoever finds them there at a start does it instead.
 */
export interface Inbox {
  /** For a transaction; fails as `changed_meanwhile` where one of them waits already. */
  put(visits: readonly PreparedVisit[]): { id: string; statements: Statement[] }
  /** For the transaction that brings them into their tables; fails as `changed_meanwhile` where not all of them are there any more. */
  take(ids: readonly string[]): Statement[]
  /** Finds the keys of those of these that wait. */
  findWaiting(visits: readonly PreparedVisit[]): Statement
  /** Those that are still there. */
  findLeft(ids: readonly string[]): Promise<Set<string>>
  list(): Promise<string[]>
  /** The visits of one as they came in, as JSON. */
  read(id: string): Promise<string | undefined>
}

/** Undefined on PostgreSQL, which many write to at once. */
export function createInbox(database: Database): Inbox | undefined {
  const { kysely } = database
  if (!isSqlite(kysely)) return undefined
  const put = kysely.insertInto('inbox').values({ id: '', visits: '' }).compile().sql
  const putKeys = compileInsertRows(kysely, 'inbox_keys', ['visitor_id', 'request_id', 'inbox_id'], (conflict) => conflict.doNothing())
  const take = sql`delete from inbox where id in (select value from json_each(${''}))`.compile(kysely).sql
  const takeKeys = sql`delete from inbox_keys where inbox_id in (select value from json_each(${''}))`.compile(kysely).sql

  return {
    put(visits) {
      const id = randomUUID()
      return {
        id,
        statements: [
          { sql: put, parameters: [id, JSON.stringify(visits.map(({ incoming }) => incoming))] },
          { ...putKeys(visits.map(({ row }) => [row.visitor_id, row.request_id, id])), expectChanges: visits.length },
        ],
      }
    },
    take: (ids) => [{ sql: take, parameters: [JSON.stringify(ids)], expectChanges: ids.length }, { sql: takeKeys, parameters: [JSON.stringify(ids)] }],
    findWaiting: compileKnown(kysely, 'inbox_keys'),
    async findLeft(ids) {
      const rows = await kysely.selectFrom('inbox').select('id').where('id', 'in', ids).execute()
      return new Set(rows.map(({ id }) => id))
    },
    list: async () => (await kysely.selectFrom('inbox').select('id').execute()).map(({ id }) => id),
    async read(id) {
      const row = await kysely.selectFrom('inbox').select('visits').where('id', '=', id).executeTakeFirst()
      return row?.visits
    },
  }
}
