import { type Kysely, sql } from 'kysely'
import { columnTypes } from '../column-types'
import { isSqlite } from '../is-sqlite'

/** The rollups of visitors in the order of their keys: one tree in the place of a table and the index of its key. PostgreSQL has no such tables. */
export async function compactVisitors(db: Kysely<never>): Promise<void> {
  if (!isSqlite(db)) return
  const { key } = columnTypes(db)
  await db.schema.dropIndex('visitors_by_last_seen').execute()
  await db.schema.dropIndex('visitor_values_by_value').execute()
  for (const name of ['visitors', 'visitor_values']) await db.schema.alterTable(name).renameTo(`old_${name}`).execute()
  await db.schema.createTable('visitors')
    .addColumn('visitor_id', key, (column) => column.notNull().primaryKey())
    .addColumn('visits', 'bigint', (column) => column.notNull())
    .addColumn('first_seen', 'bigint', (column) => column.notNull())
    .addColumn('last_seen', 'bigint', (column) => column.notNull())
    .modifyEnd(sql`without rowid`)
    .execute()
  await db.schema.createTable('visitor_values')
    .addColumn('visitor_id', key, (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('value', key, (column) => column.notNull())
    .addColumn('visits', 'bigint', (column) => column.notNull())
    .addColumn('first_seen', 'bigint', (column) => column.notNull())
    .addColumn('last_seen', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('visitor_values_key', ['visitor_id', 'kind', 'value'])
    .modifyEnd(sql`without rowid`)
    .execute()
  await sql`insert into visitors select visitor_id, visits, first_seen, last_seen from old_visitors order by visitor_id`.execute(db)
  await sql`insert into visitor_values select visitor_id, kind, value, visits, first_seen, last_seen from old_visitor_values order by visitor_id, kind, value`.execute(db)
  await db.schema.createIndex('visitors_by_last_seen').on('visitors').columns(['last_seen', 'visitor_id']).execute()
  await db.schema.createIndex('visitor_values_by_value').on('visitor_values').columns(['kind', 'value', 'visitor_id']).execute()
  for (const name of ['visitors', 'visitor_values']) await db.schema.dropTable(`old_${name}`).execute()
}
