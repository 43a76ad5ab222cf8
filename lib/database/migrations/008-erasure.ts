import { type Kysely, sql } from 'kysely'
import { columnTypes } from '../column-types'

export interface ErasureTables {
  /** One row. The version grows with every tombstone, so that who writes visits sees in its own transaction whether it knows them all. */
  tombstone_state: { version: number }
  /** Secrets that the hashes are made with, in hex: one, or more where stores were put together. */
  tombstone_keys: { key: string }
  /** What was erased and is refused from now on, as a keyed hash alone. */
  tombstones: {
    hash: string
    /** Of the state that it came with. */
    version: number
    erased_at: number
  }
  /** What admins had erased. */
  erasures: {
    id: string
    kind: ErasureKind
    scope: ErasureScope
    /** In clear while it runs, then forgotten. */
    subject: string | null
    /** What the audit calls it by: the beginning of its hash. */
    mark: string
    reason: string
    /** E-mail of the admin. */
    account: string
    requested_at: number
    finished_at: number | null
    /** Removed so far. */
    visits: number
    visitors: number
    saved_searches: number
    audit_rows: number
  }
  /** Rows of dictionaries whose visits were removed, until it is known whether another visit has them. */
  erasure_leftovers: { dictionary: 'places' | 'clients'; id: number }
}

export type ErasureKind = 'visitor' | 'linked_id'
/** Of a linked id: the visits that have it, or everything of the visitors who have one. */
export type ErasureScope = 'visits' | 'visitors'

export async function up(db: Kysely<never>): Promise<void> {
  const { key } = columnTypes(db)
  await db.schema.createTable('tombstone_state').addColumn('version', 'bigint', (column) => column.notNull()).execute()
  await sql`insert into tombstone_state (version) values (0)`.execute(db)
  await db.schema.createTable('tombstone_keys').addColumn('key', 'text', (column) => column.notNull().primaryKey()).execute()
  await db.schema.createTable('tombstones')
    .addColumn('hash', key, (column) => column.notNull().primaryKey())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('erased_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createTable('erasures')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('subject', 'text')
    .addColumn('mark', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('requested_at', 'bigint', (column) => column.notNull())
    .addColumn('finished_at', 'bigint')
    .addColumn('visits', 'bigint', (column) => column.notNull())
    .addColumn('visitors', 'bigint', (column) => column.notNull())
    .addColumn('saved_searches', 'bigint', (column) => column.notNull())
    .addColumn('audit_rows', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('erasures_by_time').on('erasures').columns(['requested_at', 'id']).execute()
  await db.schema.createTable('erasure_leftovers')
    .addColumn('dictionary', 'text', (column) => column.notNull())
    .addColumn('id', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('erasure_leftovers_key', ['dictionary', 'id'])
    .execute()
}
