import { sql } from 'kysely'
import type { Database } from '../database/open-database'

export async function readSizeOnDisk({ kysely }: Database): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`.execute(kysely)
  return Number(rows[0]?.bytes ?? 0)
}
