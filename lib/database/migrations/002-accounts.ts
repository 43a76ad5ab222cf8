import { type Generated, type Kysely, sql } from 'kysely'
import type { Role } from '../../console-api/answers'

/** As better-auth writes its own times: ISO text in SQLite, a Date from PostgreSQL. Everything of ours is epoch milliseconds. */
type AuthTime = string | Date

export interface AccountTables {
  accounts: {
    id: string
    /** In lower case. */
    email: string
    name: string
    role: Role
    disabled_at: number | null
    last_seen_at: number | null
    email_verified: Generated<boolean>
    image: string | null
    created_at: AuthTime
    updated_at: AuthTime
  }
  /** How an account proves itself; without one it is only invited. */
  credentials: {
    id: string
    account_id: string
    provider_id: string
    provider_account_id: string
    /** argon2id, in its own notation. */
    password: string | null
    access_token: string | null
    refresh_token: string | null
    id_token: string | null
    access_token_expires_at: AuthTime | null
    refresh_token_expires_at: AuthTime | null
    scope: string | null
    created_at: AuthTime
    updated_at: AuthTime
  }
  sessions: {
    id: string
    account_id: string
    token: string
    started_at: number
    last_seen_at: number
    expires_at: AuthTime
    created_at: AuthTime
    updated_at: AuthTime
    ip_address: string | null
    user_agent: string | null
  }
  verifications: { id: string; identifier: string; value: string; expires_at: AuthTime; created_at: AuthTime; updated_at: AuthTime }
  /** One-time links: only the hash of their token is kept, and a link that was used is gone. */
  account_links: {
    token_hash: string
    kind: AccountLinkKind
    /** Null for the first set-up, before there is an account. */
    account_id: string | null
    /** Null: until it is used. */
    expires_at: number | null
  }
  /** The five newest tries of signing in by account and by address, newest first. */
  sign_in_tries: { key: string; t1: number; t2: number; t3: number; t4: number; t5: number }
}

export type AccountLinkKind = 'setup' | 'invitation' | 'reset'

export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.createTable('accounts')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('disabled_at', 'bigint')
    .addColumn('last_seen_at', 'bigint')
    .addColumn('email_verified', 'boolean', (column) => column.notNull().defaultTo(sql`false`))
    .addColumn('image', 'text')
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
    .execute()

  await db.schema.createTable('credentials')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('provider_id', 'text', (column) => column.notNull())
    .addColumn('provider_account_id', 'text', (column) => column.notNull())
    .addColumn('password', 'text')
    .addColumn('access_token', 'text')
    .addColumn('refresh_token', 'text')
    .addColumn('id_token', 'text')
    .addColumn('access_token_expires_at', 'timestamptz')
    .addColumn('refresh_token_expires_at', 'timestamptz')
    .addColumn('scope', 'text')
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
    .addUniqueConstraint('credentials_key', ['account_id', 'provider_id'])
    .execute()

  await db.schema.createTable('sessions')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('token', 'text', (column) => column.notNull().unique())
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('last_seen_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
    .addColumn('ip_address', 'text')
    .addColumn('user_agent', 'text')
    .execute()
  await db.schema.createIndex('sessions_by_account').on('sessions').column('account_id').execute()

  await db.schema.createTable('verifications')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('identifier', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
    .execute()

  await db.schema.createTable('account_links')
    .addColumn('token_hash', 'text', (column) => column.notNull().primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text')
    .addColumn('expires_at', 'bigint')
    .execute()

  let tries = db.schema.createTable('sign_in_tries').addColumn('key', 'text', (column) => column.notNull().primaryKey())
  for (const name of ['t1', 't2', 't3', 't4', 't5']) tries = tries.addColumn(name, 'bigint', (column) => column.notNull())
  await tries.execute()
}
