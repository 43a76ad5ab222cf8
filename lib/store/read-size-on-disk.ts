import { sql } from 'kysely'
import type { Database } from '../database/open-database'
import { sqlFunctions } from '../database/sql-functions'

/** Bytes of the whole database. */
export async function readSizeOnDisk({ kysely }: Database): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`select ${sqlFunctions(kysely).sizeOnDisk()} as bytes`.execute(kysely)
  return Number(rows[0]?.bytes ?? 0)
}
