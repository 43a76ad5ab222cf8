import type { Kysely } from 'kysely'
import type { Role } from '../../console-api/answers'

export interface AuditTables {
  /** Append-only: nothing in this project deletes a row, and an erasure alone changes any: it puts a mark in the place of the erased id. */
  audit: {
    /** Orders the rows of one millisecond. */
    id: string
    /** Epoch milliseconds. */
    time: number
    /** E-mail of the account at that time, by value: it outlives the account. */
    account: string
    role: Role | null
    action: string
    subject: string | null
    detail: string | null
    address: string | null
    request_id: string
  }
}

export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.createTable('audit')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('time', 'bigint', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('role', 'text')
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('subject', 'text')
    .addColumn('detail', 'text')
    .addColumn('address', 'text')
    .addColumn('request_id', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('audit_by_time').on('audit').columns(['time', 'id']).execute()
  await db.schema.createIndex('audit_by_account').on('audit').columns(['account', 'time', 'id']).execute()
  await db.schema.createIndex('audit_by_subject').on('audit').columns(['subject', 'time', 'id']).execute()
}
