import { join } from 'node:path'
import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { EnvironmentError } from '../environment/environment-error'
import { createDriver } from './driver'
import type { Statement, StatementResult } from './protocol'
import type { Schema } from './schema'
import { createThreads } from './threads'
import { toBindable } from './to-bindable'

export interface Database {
  kysely: Kysely<Schema>
  /**
   * Statements in one transaction and one round trip: all, or none of them.
   * Never call it within a Kysely transaction: both wait for the one writer.
   */
  batch(statements: readonly Statement[]): Promise<StatementResult[]>
  /** Statements for the reading thread in one round trip; a write is refused. */
  read(statements: readonly Statement[]): Promise<StatementResult[]>
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** Folder of `sightline.db`; made for its owner alone when it is missing. */
  folder?: string
  databaseUrl?: string
  /** Runs once before the first query, such as `migrate`; its failure fails the query, the next query runs it again. */
  prepare?: (database: Database) => Promise<void>
}

class ThreadedAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true
  }
}

const bind = ({ parameters, many, ...rest }: Statement): Statement => ({
  ...rest,
  ...(parameters && { parameters: parameters.map(toBindable) }),
  ...(many && { many: many.map((values) => values.map(toBindable)) }),
})

/** Opens nothing until the first query. Throws EnvironmentError for a `databaseUrl`, since there is no PostgreSQL yet. */
export function openDatabase({ folder, databaseUrl, prepare }: DatabaseOptions): Database {
  if (databaseUrl !== undefined || folder === undefined) throw new EnvironmentError('DATABASE_URL', 'cannot be used yet: leave it out, and everything is kept in SIGHTLINE_DATA_DIR.')
  const threads = createThreads(join(folder, 'sightline.db'))
  const over = (whenReady: () => Promise<void>): Database => {
    const kysely = new Kysely<Schema>({
      dialect: {
        createDriver: () => createDriver(threads, whenReady),
        createAdapter: () => new ThreadedAdapter(),
        createIntrospector: (db) => new SqliteIntrospector(db),
        createQueryCompiler: () => new SqliteQueryCompiler(),
      },
    })
    return {
      kysely,
      batch: async (statements) => whenReady().then(() => threads.write(statements.map(bind))),
      read: async (statements) => whenReady().then(() => threads.read(statements.map(bind))),
      close: () => threads.close(),
    }
  }
  if (!prepare) return over(async () => undefined)

  const unprepared = over(async () => undefined)
  let prepared: Promise<void> | undefined
  return over(() => (prepared ??= prepare(unprepared).catch((error: unknown) => {
    prepared = undefined
    throw error
  })))
}
