import { type Expression, type Kysely, type RawBuilder, sql } from 'kysely'
import { isSqlite } from './is-sqlite'

/** The few functions that the two databases spell differently. */
interface SqlFunctions {
  /** All rows as one text, a JSON array of arrays; null or empty without rows. Floats have 15 digits there. */
  jsonRows(values: readonly Expression<unknown>[]): RawBuilder<string | null>
  /** The values of a group as one text, parted by commas; in any order, which is the same for all columns of a query. Null without rows. */
  joined(column: string): RawBuilder<string>
  /** Likewise of texts, whose bytes are handed over faster. */
  joinedBytes(column: string): RawBuilder<Uint8Array>
  /** Within a transaction: nobody else writes to the table until its end. Nothing where every transaction that writes is alone anyway. */
  lockTable(table: string): RawBuilder<unknown> | undefined
  /** Behind a select within a transaction: nobody changes these rows until its end. Nothing where every transaction that writes is alone anyway. */
  keepRows(): RawBuilder<unknown>
  /** Bytes as lower-case hex digits. */
  hex(column: string): RawBuilder<string | null>
  /** The same in either case, which is cheaper. */
  hexOfAnyCase(column: string): RawBuilder<string | null>
  /** The bytes of hex digits. */
  bytes(digits: Expression<unknown>): RawBuilder<Uint8Array>
  /** Whether a column has none of the values of a JSON list: one parameter, however many they are. */
  noneOf(column: string, list: string): RawBuilder<boolean>
  /** Whether a column has one of these whole numbers: likewise. */
  oneOf(column: string, numbers: readonly number[]): RawBuilder<boolean>
  /** Bytes of the whole database. */
  sizeOnDisk(): RawBuilder<number>
}

export function sqlFunctions(db: Pick<Kysely<never>, 'getExecutor'>): SqlFunctions {
  const sqlite = isSqlite(db)
  return {
    jsonRows: (values) => (sqlite ? sql`json_group_array(json_array(${sql.join(values)}))` : sql`cast(json_agg(json_build_array(${sql.join(values)})) as text)`),
    joined: (column) => (sqlite ? sql`group_concat(${sql.ref(column)}, ',')` : sql`string_agg(cast(${sql.ref(column)} as text), ',')`),
    joinedBytes: (column) => (sqlite ? sql`cast(group_concat(${sql.ref(column)}, ',') as blob)` : sql`convert_to(string_agg(${sql.ref(column)}, ','), 'UTF8')`),
    lockTable: (table) => (sqlite ? undefined : sql`lock table ${sql.table(table)} in share row exclusive mode`),
    keepRows: () => (sqlite ? sql`` : sql`for share`),
    hex: (column) => (sqlite ? sql`lower(hex(${sql.ref(column)}))` : sql`encode(${sql.ref(column)}, 'hex')`),
    hexOfAnyCase: (column) => (sqlite ? sql`hex(${sql.ref(column)})` : sql`encode(${sql.ref(column)}, 'hex')`),
    bytes: (digits) => (sqlite ? sql`unhex(${digits})` : sql`decode(${digits}, 'hex')`),
    noneOf: (column, list) =>
      sqlite ? sql`${sql.ref(column)} not in (select value from json_each(${list}))` : sql`${sql.ref(column)} not in (select json_array_elements_text(cast(${list} as json)))`,
    oneOf: (column, numbers) =>
      sqlite ? sql`${sql.ref(column)} in (select value from json_each(${`[${numbers}]`}))` : sql`${sql.ref(column)} = any(cast(${`{${numbers}}`} as integer[]))`,
    sizeOnDisk: () => (sqlite ? sql`(select page_count * page_size from pragma_page_count(), pragma_page_size())` : sql`pg_database_size(current_database())`),
  }
}
