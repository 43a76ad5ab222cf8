import { type Kysely, type RawBuilder, sql } from 'kysely'
import { isSqlite } from './is-sqlite'

/** The few column types that the two databases spell differently. */
interface ColumnTypes {
  /** Bytes, read and written as Uint8Array. */
  bytes: RawBuilder<unknown>
  /** Text that is compared and ordered byte by byte, such as an id. */
  key: RawBuilder<unknown>
  /** A primary key that the database numbers, never twice the same. */
  sequence: RawBuilder<unknown>
}

export function columnTypes(db: Kysely<never>): ColumnTypes {
  const sqlite = isSqlite(db)
  return sqlite ? { bytes: sql`blob`, key: sql`text`, sequence: sql`integer primary key autoincrement` } : { bytes: sql`bytea`, key: sql`text collate "C"`, sequence: sql`bigint generated always as identity primary key` }
}
