import { type Kysely, type RawBuilder, SqliteAdapter, sql } from 'kysely'

/** The few functions that the two databases spell differently. */
interface SqlFunctions {
  /** Columns as one text, a JSON array. For text and whole numbers: SQLite rounds floats to 15 digits there. */
  jsonArray(columns: readonly string[]): RawBuilder<string>
  /** Bytes as lower-case hex digits. */
  hex(column: string): RawBuilder<string | null>
}

export function sqlFunctions(db: Pick<Kysely<never>, 'getExecutor'>): SqlFunctions {
  const sqlite = db.getExecutor().adapter instanceof SqliteAdapter
  const refs = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)))
  return {
    jsonArray: (columns) => (sqlite ? sql`json_array(${refs(columns)})` : sql`cast(json_build_array(${refs(columns)}) as text)`),
    hex: (column) => (sqlite ? sql`lower(hex(${sql.ref(column)}))` : sql`encode(${sql.ref(column)}, 'hex')`),
  }
}
