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
  const decimals = columns.flatMap((column, index) => (isDecimal(column) ? [index] : []))
  const stands = columns.map((column, index) => {
    const value = isSqlite(kysely) ? sql`value ->> ${sql.lit(index)}` : sql`${0}`
    if (isSqlite(kysely) && isDecimal(column)) return sql`cast(${value} as real) / (value ->> ${sql.lit(columns.length + decimals.indexOf(index))})`
    return typeof column === 'object' && 'from' in column ? column.from(value) : value
  })
  // Materialized, or SQLite would write the text of a row anew for each of its columns. It takes `on` for a join without the condition.
  const rows = isSqlite(kysely)
    ? sql`with rows as materialized (select value from json_each(${''})) select ${sql.join(stands)} from rows where true`
    : sql`values (${sql.join(stands)})`
  const names = columns.map((column) => (typeof column === 'string' ? column : column.name))
  const { sql: text } = kysely.insertInto(table).columns(names).expression(rows).onConflict(resolve).compile()
  const toFractions = (row: JsonRow) => withFractions(row, decimals)
  return (many) => (isSqlite(kysely) ? { sql: text, parameters: [JSON.stringify(decimals.length > 0 ? many.map(toFractions) : many)] } : { sql: text, many })
}

const isDecimal = <Table extends keyof Schema>(column: Column<Table> | undefined): column is DecimalColumn<Table> => typeof column === 'object' && 'decimal' in column

/** The row with dividends in the place of its decimals, and their divisors behind. */
function withFractions(row: JsonRow, decimals: readonly number[]): JsonRow {
  const fractions = [...row]
  for (const index of decimals) {
    const value = row[index]
    const [dividend, divisor] = typeof value === 'number' ? toFraction(value) : [null, null]
    fractions[index] = dividend
    fractions.push(divisor)
  }
  return fractions
}

const mostDecimals = 18

/**
 * Two whole numbers, whose quotient is the very number: SQLite misses the last bit of some that it reads out of text, but divides as
 * every machine does.
 */
function toFraction(value: number): [dividend: number, divisor: number] {
  let divisor = 1
  for (let decimals = 0; decimals < mostDecimals; decimals += 1) {
    const dividend = Math.round(value * divisor)
    if (dividend / divisor === value) return [dividend, divisor]
    divisor *= 10
  }
  return [Math.round(value * divisor), divisor]
}
