import type { Database } from '../database'

/** More pages than any test writes. */
const enough = 1_000_000

/** Lets the database's file grow no further meanwhile, as on a full disk. On SQLite alone: a PostgreSQL has no such limit. */
export async function onFullDisk(database: Pick<Database, 'batch'>, act: () => Promise<void>): Promise<void> {
  const limit = async (pages: number) => void (await database.batch([{ sql: `pragma max_page_count = ${pages}` }]))
  // Where there are more already, they are the limit.
  await limit(1)
  await act().finally(() => limit(enough))
}
