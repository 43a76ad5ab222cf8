import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../database/migrate'
import { type Database, openDatabase } from '../../database/open-database'
import { createVisitStore } from '../create-visit-store'
import type { VisitStore } from '../visit-store'

/** A store on a new database file in a folder of its own. */
export async function openTemporaryStore(): Promise<{ store: VisitStore; database: Database; folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-store-'))
  const database = openDatabase({ folder, prepare: migrate })
  const store = createVisitStore(database)
  const remove = async () => {
    await store.close()
    await rm(folder, { recursive: true })
  }
  return { store, database, folder, remove }
}
