import { EnvironmentError } from '../environment/environment-error'
import type { Database } from './database'
import { openPostgres } from './open-postgres'
import { openSqlite } from './open-sqlite'

export type { Database } from './database'

export interface DatabaseOptions {
  /** Folder of `sightline.db`; made for its owner alone when it is missing. */
  folder?: string
  /** Of a PostgreSQL, which then holds everything in the place of the folder. */
  databaseUrl?: string
  /** Runs once before the first query, such as `migrate`; its failure fails the query, the next query runs it again. */
  prepare?: (database: Database) => Promise<void>
}

/** Opens nothing until the first query. Throws EnvironmentError for a `databaseUrl` that is no address, or without any place. */
export function openDatabase({ folder, databaseUrl, prepare }: DatabaseOptions): Database {
  if (databaseUrl !== undefined) return openPostgres(databaseUrl, prepare)
  if (folder === undefined) throw new EnvironmentError('SIGHTLINE_DATA_DIR', 'must name a folder where there is no DATABASE_URL.')
  return openSqlite(folder, prepare)
}
