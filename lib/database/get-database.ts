import { environment } from '../environment/index'
import { migrate } from './migrate'
import { type Database, openDatabase } from './open-database'
import { processWide } from './process-wide'

/** This process's own database, migrated before its first query. */
export function getDatabase(): Database {
  return processWide('database', () => {
    const { dataDir, databaseUrl } = environment()
    return openDatabase({ folder: dataDir, databaseUrl, prepare: migrate })
  })
}
