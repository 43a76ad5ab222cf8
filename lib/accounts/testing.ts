import { randomBytes, randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Role } from '../console-api/answers'
import type { Schema } from '../database/schema'
import type { SessionAccount } from './find-session'
import { hashPassword } from './password'
import { sessionCookieName, signSessionToken } from './session-cookie'
import { insertAccount, writePassword } from './write-account'

interface SignedIn {
  account: SessionAccount
  cookieName: string
  cookieValue: string
  /** For a `Cookie` header. */
  cookie: string
}

interface SignInOptions {
  /** That of the data folder: readSessionSecret(folder). */
  secret: string
  role: Role
  email?: string
  password?: string
  now?: number
}

/** For tests: an account with a password and a session, written as rows, so that nobody has to drive the form or meets its limits. */
export async function signInForTest(kysely: Kysely<Schema>, { secret, role, email, password = 'a password for tests', now = Date.now() }: SignInOptions): Promise<SignedIn> {
  const hashed = await hashPassword(password)
  const address = email ?? `${role}-${randomBytes(4).toString('hex')}@sightline.example`
  const id = await kysely.transaction().execute(async (transaction) => {
    const accountId = await insertAccount(transaction, { email: address, name: `Test ${role}`, role }, now)
    await writePassword(transaction, accountId, hashed, now)
    return accountId
  })
  const { sessionId, cookieValue } = await writeSession(kysely, { accountId: id, secret, now })
  return {
    account: { id, email: address, name: `Test ${role}`, role, sessionId },
    cookieName: sessionCookieName,
    cookieValue,
    cookie: `${sessionCookieName}=${cookieValue}`,
  }
}

/** For tests: one more session of an account. */
export async function writeSession(kysely: Kysely<Schema>, { accountId, secret, now }: { accountId: string; secret: string; now: number }): Promise<{ sessionId: string; cookieValue: string }> {
  const sessionId = randomUUID()
  const token = randomBytes(24).toString('base64url')
  const time = new Date(now).toISOString()
  await kysely.insertInto('sessions').values({
    id: sessionId, account_id: accountId, token, started_at: now, last_seen_at: now, expires_at: new Date(now + 12 * 3_600_000).toISOString(),
    created_at: time, updated_at: time, ip_address: '127.0.0.1', user_agent: 'test',
  }).execute()
  return { sessionId, cookieValue: signSessionToken(token, secret) }
}
