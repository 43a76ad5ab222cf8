import { join } from 'node:path'
import { Kysely, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { Database } from './database'
import { createDriver } from './driver'
import { prepareOnce } from './prepare-once'
import { ThreadedAdapter } from './is-sqlite'
import type { Statement, StatementResult } from './protocol'
import type { Schema } from './schema'
import { createThreads } from './threads'
import { toBindable } from './to-bindable'

const bind = ({ parameters, many, ...rest }: Statement): Statement => ({
  ...rest,
  ...(parameters && { parameters: parameters.map(toBindable) }),
  ...(many && { many: many.map((values) => values.map(toBindable)) }),
})

const nothing: StatementResult = { columns: [], rows: [], changes: 0 }

/** `sightline.db` in that folder, behind a reading and a writing thread. */
export function openSqlite(folder: string, prepare?: (database: Database) => Promise<void>): Database {
  const threads = createThreads(join(folder, 'sightline.db'))
  return prepareOnce((whenReady): Database => {
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
      async ask(statement) {
        await whenReady()
        const [result] = await threads.read([bind(statement)])
        return result ?? nothing
      },
      batch: async (statements) => whenReady().then(() => threads.write(statements.map(bind))),
      read: async (statements) => whenReady().then(() => threads.read(statements.map(bind))),
      scrub: (stop) => whenReady().then(() => threads.scrub(stop)),
      close: () => threads.close(),
    }
  }, prepare)
}
