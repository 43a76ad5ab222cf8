import { type Expression, type Kysely, type OnConflictBuilder, type OnConflictDatabase, type OnConflictDoNothingBuilder, type OnConflictTables, type OnConflictUpdateBuilder, type RawBuilder, sql } from 'kysely'
import { isSqlite } from './is-sqlite'
import type { Bindable, Statement } from './protocol'
import type { Schema } from './schema'

/** No bytes, which JSON cannot hold. */
export type JsonRow = readonly Exclude<Bindable, Uint8Array | bigint>[]

type Resolve<Table extends keyof Schema> = (conflict: OnConflictBuilder<Schema, Table>) =>
  OnConflictUpdateBuilder<OnConflictDatabase<Schema, Table>, OnConflictTables<Table>> | OnConflictDoNothingBuilder<Schema, Table>

type Name<Table extends keyof Schema> = keyof Schema[Table] & string

/** A column whose value is what the database makes of the one in the row. */
interface MadeColumn<Table extends keyof Schema> {
  name: Name<Table>
  from: (value: Expression<unknown>) => RawBuilder<unknown>
}

/** A column of numbers with decimals: at most 15 digits and 18 decimals, below 2^53. */
interface DecimalColumn<Table extends keyof Schema> {
  name: Name<Table>
  decimal: true
}

type Column<Table extends keyof Schema> = Name<Table> | MadeColumn<Table> | DecimalColumn<Table>

/**
 * Builds the insert of many rows, whose values stand in the order of `columns`. SQLite takes all rows as one text, half the time of one call
 * a row; PostgreSQL takes them many a call.
 */
export function compileInsertRows<Table extends keyof Schema & string>(
  kysely: Kysely<Schema>, table: Table, columns: readonly Column<Table>[], resolve: Resolve<Table>,
): (rows: readonly JsonRow[]) => Statement {
  const stands = columns.map((column, index) => {
    const at = sql.lit(index)
    if (isSqlite(kysely) && isDecimal(column)) return sql`cast(value -> ${at} ->> 0 as real) / (value -> ${at} ->> 1)`
    const value = isSqlite(kysely) ? sql`value ->> ${at}` : sql`${0}`
    return typeof column === 'object' && 'from' in column ? column.from(value) : value
  })
  // SQLite takes `on` for a join without the condition.
  const rows = isSqlite(kysely) ? sql`select ${sql.join(stands)} from json_each(${''}) where true` : sql`values (${sql.join(stands)})`
  const names = columns.map((column) => (typeof column === 'string' ? column : column.name))
  const { sql: text } = kysely.insertInto(table).columns(names).expression(rows).onConflict(resolve).compile()
  const toFractions = (row: JsonRow) => row.map((value, index) => (isDecimal(columns[index]) && typeof value === 'number' ? toFraction(value) : value))
  const hasDecimals = columns.some(isDecimal)
  return (many) => (isSqlite(kysely) ? { sql: text, parameters: [JSON.stringify(hasDecimals ? many.map(toFractions) : many)] } : { sql: text, many })
}

const isDecimal = <Table extends keyof Schema>(column: Column<Table> | undefined): column is DecimalColumn<Table> => typeof column === 'object' && 'decimal' in column

const digits = 15

/**
 * Two whole numbers, whose quotient is the very number: SQLite misses the last bit of some that it reads out of text, but divides as
 * every machine does.
 */
function toFraction(value: number): [dividend: number, divisor: number] {
  if (Number.isInteger(value)) return [value, 1]
  const [mantissa = '', exponent] = value.toExponential(digits - 1).split('e')
  const significant = mantissa.replace('.', '').replace(/0+$/, '')
  const decimals = significant.replace('-', '').length - 1 - Number(exponent)
  return [Number(significant), Number(`1e${decimals}`)]
}
