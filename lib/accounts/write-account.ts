import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Role } from '../console-api/answers'
import type { Schema } from '../database/schema'

export interface NewAccount {
  email: string
  name: string
  role: Role
}

/** A new account without a password. Answers its id; rejects where the e-mail is taken. */
export async function insertAccount(transaction: Transaction<Schema>, { email, name, role }: NewAccount, now: number): Promise<string> {
  const id = randomUUID()
  const time = new Date(now).toISOString()
  await transaction.insertInto('accounts').values({ id, email: email.toLowerCase(), name, role, disabled_at: null, last_seen_at: null, image: null, created_at: time, updated_at: time }).execute()
  return id
}

/** Replaces an account's password, or gives it its first. */
export async function writePassword(transaction: Transaction<Schema>, accountId: string, hashed: string, now: number): Promise<void> {
  const time = new Date(now).toISOString()
  await transaction.insertInto('credentials')
    .values({
      id: randomUUID(), account_id: accountId, provider_id: 'credential', provider_account_id: accountId, password: hashed,
      access_token: null, refresh_token: null, id_token: null, access_token_expires_at: null, refresh_token_expires_at: null, scope: null,
      created_at: time, updated_at: time,
    })
    .onConflict((conflict) => conflict.columns(['account_id', 'provider_id']).doUpdateSet({ password: hashed, updated_at: time }))
    .execute()
}
