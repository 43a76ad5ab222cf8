import { Migrator } from 'kysely'
import { migrations } from './migrations/index'
import type { Database } from './open-database'

/** Brings the tables up to date, all or nothing. Two processes may do so at once: the second waits for the first. */
export async function migrate({ kysely }: Database): Promise<void> {
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}
