import { type Expression, type Kysely, type OnConflictBuilder, type OnConflictDatabase, type OnConflictDoNothingBuilder, type OnConflictTables, type OnConflictUpdateBuilder, type RawBuilder, sql } from 'kysely'
import { isSqlite } from './is-sqlite'
import type { Bindable, Statement } from './protocol'
import type { Schema } from './schema'

/** A row of a narrow table: no bytes, which JSON cannot hold. */
export type NarrowRow = readonly Exclude<Bindable, Uint8Array | bigint>[]

type Resolve<Table extends keyof Schema> = (conflict: OnConflictBuilder<Schema, Table>) =>
  OnConflictUpdateBuilder<OnConflictDatabase<Schema, Table>, OnConflictTables<Table>> | OnConflictDoNothingBuilder<Schema, Table>

type Name<Table extends keyof Schema> = keyof Schema[Table] & string

/** A column whose value is what the database makes of the one in the row. */
interface MadeColumn<Table extends keyof Schema> {
  name: Name<Table>
  from: (value: Expression<unknown>) => RawBuilder<unknown>
}

type Column<Table extends keyof Schema> = Name<Table> | MadeColumn<Table>

/**
 * Builds the insert of many rows, whose values stand in the order of `columns`. SQLite takes all rows as one text, half the time of one call
 * a row; PostgreSQL takes them many a call.
 */
export function compileInsertRows<Table extends keyof Schema & string>(
  kysely: Kysely<Schema>, table: Table, columns: readonly Column<Table>[], resolve: Resolve<Table>,
): (rows: readonly NarrowRow[]) => Statement {
  const stands = columns.map((column, index) => {
    const value = isSqlite(kysely) ? sql`value ->> ${sql.lit(index)}` : sql`${0}`
    return typeof column === 'string' ? value : column.from(value)
  })
  // SQLite takes `on` for a join without the condition.
  const rows = isSqlite(kysely) ? sql`select ${sql.join(stands)} from json_each(${''}) where true` : sql`values (${sql.join(stands)})`
  const names = columns.map((column) => (typeof column === 'string' ? column : column.name))
  const { sql: text } = kysely.insertInto(table).columns(names).expression(rows).onConflict(resolve).compile()
  return (many) => (isSqlite(kysely) ? { sql: text, parameters: [JSON.stringify(many)] } : { sql: text, many })
}
