import { migrate } from '../../database/migrate'
import { type Database, openDatabase } from '../../database/open-database'
import type { CreatePlace } from '../../database/test-helpers/database-place'
import { createMigratedFolder } from '../../database/test-helpers/each-database'
import { createVisitStore } from '../create-visit-store'
import type { VisitStore } from '../visit-store'

/** A store on a new database, which is a file in a folder of its own where nothing else is asked for. */
export async function openTemporaryStore(createPlace: CreatePlace = createMigratedFolder): Promise<{ store: VisitStore; database: Database; folder: string; remove: () => Promise<void> }> {
  const place = await createPlace()
  const database = openDatabase({ ...place.options, prepare: migrate })
  const store = createVisitStore(database)
  const remove = async () => {
    await store.close()
    await place.remove()
  }
  return { store, database, folder: place.options.folder ?? '', remove }
}
