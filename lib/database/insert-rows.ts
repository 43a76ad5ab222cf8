import { type Kysely, type OnConflictBuilder, type OnConflictDatabase, type OnConflictDoNothingBuilder, type OnConflictTables, type OnConflictUpdateBuilder, sql } from 'kysely'
import { isSqlite } from './is-sqlite'
import type { Bindable, Statement } from './protocol'
import type { Schema } from './schema'

/** A row of a narrow table: no bytes, which JSON cannot hold. */
export type NarrowRow = readonly Exclude<Bindable, Uint8Array | bigint>[]

type Resolve<Table extends keyof Schema> = (conflict: OnConflictBuilder<Schema, Table>) =>
  OnConflictUpdateBuilder<OnConflictDatabase<Schema, Table>, OnConflictTables<Table>> | OnConflictDoNothingBuilder<Schema, Table>

/**
 * Builds the insert of many rows, whose values stand in the order of `columns`. SQLite takes all rows as one text, half the time of one call
 * a row; PostgreSQL takes them many a call.
 */
export function compileInsertRows<Table extends keyof Schema & string>(
  kysely: Kysely<Schema>, table: Table, columns: readonly (keyof Schema[Table] & string)[], resolve: Resolve<Table>,
): (rows: readonly NarrowRow[]) => Statement {
  const stands = sql.join(columns.map((_, index) => (isSqlite(kysely) ? sql`value ->> ${sql.lit(index)}` : sql`${0}`)))
  // SQLite takes `on` for a join without the condition.
  const rows = isSqlite(kysely) ? sql`select ${stands} from json_each(${''}) where true` : sql`values (${stands})`
  const { sql: text } = kysely.insertInto(table).columns([...columns]).expression(rows).onConflict(resolve).compile()
  return (many) => (isSqlite(kysely) ? { sql: text, parameters: [JSON.stringify(many)] } : { sql: text, many })
}
