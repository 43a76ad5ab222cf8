import type { Kysely } from 'kysely'

export interface SavedSearchTables {
  saved_searches: {
    id: string
    account_id: string
    /** Each account has a name once. */
    name: string
    /** Path and query of the page that shows it. */
    address: string
    /** A JSON array of texts: the ids, addresses and other values that the address names. */
    named: string
    /** Epoch milliseconds. */
    created_at: number
  }
}

export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.createTable('saved_searches')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('named', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('saved_searches_name', ['account_id', 'name'])
    .execute()
}
