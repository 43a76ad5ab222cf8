import { Migrator } from 'kysely'
import { migrations } from './migrations/index'
import type { Database } from './open-database'

/**
 * Brings the tables up to date, all or nothing. Two processes may do so at once: the second waits for the first. A migration may come
 * after one of a later number has run, since areas number theirs side by side.
 */
export async function migrate({ kysely }: Database): Promise<void> {
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => migrations }, allowUnorderedMigrations: true })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}
