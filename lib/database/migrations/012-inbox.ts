import type { Kysely } from 'kysely'
import { columnTypes } from '../column-types'

export interface InboxTables {
  /** Visits of the embedded store that are on disk, but not yet in their tables: see lib/store/inbox. */
  inbox: {
    /** Random: another store, or what was restored, has others. */
    id: string
    /** JSON of those that came in together. */
    visits: string
  }
  inbox_keys: {
    visitor_id: string
    request_id: string
    /** Of the row that they are in. */
    inbox_id: string
  }
}

export async function up(db: Kysely<never>): Promise<void> {
  const { key } = columnTypes(db)
  await db.schema.createTable('inbox')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('visits', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createTable('inbox_keys')
    .addColumn('visitor_id', key, (column) => column.notNull())
    .addColumn('request_id', key, (column) => column.notNull())
    .addColumn('inbox_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('inbox_keys_key', ['visitor_id', 'request_id'])
    .execute()
}
