import type { Kysely } from 'kysely'

export interface RetentionTables {
  /** One row: how long visits are kept. */
  retention: {
    /** Grows with every change. */
    version: number
    /** Null for ever. */
    keep_days: number | null
    /** Epoch milliseconds; null before the first change, as `account` is. */
    changed_at: number | null
    /** E-mail of the admin. */
    account: string | null
  }
  /** What was removed for its age: one row for each day and setting. */
  retention_runs: {
    id: string
    /** Of the setting that it carries out. */
    version: number
    keep_days: number
    /** Visits before it go, epoch milliseconds. */
    cutoff: number
    /** E-mail of the admin who made the setting. */
    account: string
    started_at: number
    finished_at: number | null
    /** Removed so far. */
    visits: number
    /** Of whom no visit is left. */
    visitors: number
  }
}

export async function up(db: Kysely<RetentionTables>): Promise<void> {
  await db.schema.createTable('retention')
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('keep_days', 'integer')
    .addColumn('changed_at', 'bigint')
    .addColumn('account', 'text')
    .execute()
  await db.insertInto('retention').values({ version: 0, keep_days: null, changed_at: null, account: null }).execute()
  await db.schema.createTable('retention_runs')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('keep_days', 'integer', (column) => column.notNull())
    .addColumn('cutoff', 'bigint', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('finished_at', 'bigint')
    .addColumn('visits', 'bigint', (column) => column.notNull())
    .addColumn('visitors', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('retention_runs_once', ['version', 'cutoff'])
    .execute()
}
