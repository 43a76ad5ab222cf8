import type { Kysely } from 'kysely'
import type { Account } from '../console-api/answers'
import { getDatabase } from '../database/get-database'
import { processWide } from '../database/process-wide'
import type { Schema } from '../database/schema'
import { endedBefore } from './ended-before'
import { readSessionToken } from './session-cookie'
import { getSessionSecret } from './session-secret'

/** Seeing it again is written down at most so often. */
const seenAgainMs = 60_000

/** Who is signed in, and with which session. */
export type SessionAccount = Account & { sessionId: string }

interface SessionDependencies {
  kysely: Kysely<Schema>
  secret: string
  now: () => number
}

/** Builds the look-up of a request's session; null for none, an ended one, or that of a disabled account. */
export function createFindSession({ kysely, secret, now }: SessionDependencies) {
  return async (headers: Headers): Promise<SessionAccount | null> => {
    const token = readSessionToken(headers, secret)
    if (token === null) return null
    const ended = endedBefore(now())
    const row = await kysely.selectFrom('sessions')
      .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
      .select(['sessions.id as sessionId', 'sessions.started_at', 'sessions.last_seen_at', 'accounts.id', 'accounts.email', 'accounts.name', 'accounts.role'])
      .where('sessions.token', '=', token)
      .where('sessions.started_at', '>', ended.started)
      .where('sessions.last_seen_at', '>', ended.lastSeen)
      .where('accounts.disabled_at', 'is', null)
      .executeTakeFirst()
    if (!row) return null
    if (now() - Number(row.last_seen_at) >= seenAgainMs) await writeSeen(kysely, row.sessionId, row.id, now())
    return { id: row.id, email: row.email, name: row.name, role: row.role, sessionId: row.sessionId }
  }
}

async function writeSeen(kysely: Kysely<Schema>, sessionId: string, accountId: string, now: number): Promise<void> {
  await kysely.updateTable('sessions').set({ last_seen_at: now }).where('id', '=', sessionId).where('last_seen_at', '<', now).execute()
  await kysely.updateTable('accounts').set({ last_seen_at: now }).where('id', '=', accountId).execute()
}

/** The session of a request to this installation. */
export function findSession(headers: Headers): Promise<SessionAccount | null> {
  return processWide('find-session', () => createFindSession({ kysely: getDatabase().kysely, secret: getSessionSecret(), now: Date.now }))(headers)
}
