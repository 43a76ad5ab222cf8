import { createHash, randomBytes } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { AccountLinkKind } from '../database/migrations/002-accounts'
import type { Schema } from '../database/schema'

/** An invitation or a reset is good for three days. */
export const linkLifeMs = 72 * 3_600_000

export interface AccountLink {
  kind: AccountLinkKind
  accountId: string | null
}

type Queries = Kysely<Schema> | Transaction<Schema>

/** A new one-time token; earlier ones of the same account, or of the set-up, no longer work. */
export async function issueLink(queries: Queries, kind: AccountLinkKind, accountId: string | null, expiresAt: number | null): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await queries.deleteFrom('account_links').where('account_id', accountId === null ? 'is' : '=', accountId).execute()
  await queries.insertInto('account_links').values({ token_hash: hashOf(token), kind, account_id: accountId, expires_at: expiresAt }).execute()
  return token
}

/** What a token is good for, or null. */
export async function findLink(queries: Queries, token: string, now: number): Promise<AccountLink | null> {
  const row = await queries.selectFrom('account_links').select(['kind', 'account_id', 'expires_at']).where('token_hash', '=', hashOf(token)).executeTakeFirst()
  return row && (row.expires_at === null || Number(row.expires_at) > now) ? { kind: row.kind, accountId: row.account_id } : null
}

/** Takes a token out of the world, and says what it was good for: only one caller ever gets it. */
export async function takeLink(queries: Queries, token: string, now: number): Promise<AccountLink | null> {
  const row = await queries.deleteFrom('account_links').where('token_hash', '=', hashOf(token)).returning(['kind', 'account_id', 'expires_at']).executeTakeFirst()
  return row && (row.expires_at === null || Number(row.expires_at) > now) ? { kind: row.kind, accountId: row.account_id } : null
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')
