import { type Kysely, SqliteAdapter } from 'kysely'

/** Of a connection through threads. Marked, since the server and Next's bundle have classes of their own, and share one database. */
export class ThreadedAdapter extends SqliteAdapter {
  readonly isSqlite = true

  override get supportsTransactionalDdl() {
    return true
  }
}

/** Whether the database is SQLite, whoever opened it; else it is PostgreSQL. */
export function isSqlite(db: Pick<Kysely<never>, 'getExecutor'>): boolean {
  return 'isSqlite' in db.getExecutor().adapter
}
