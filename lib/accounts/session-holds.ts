import { getDatabase } from '../database/get-database'
import { endedBefore } from './ended-before'
import type { SessionAccount } from './find-session'

/** Whether a session found earlier is still one, of the same role. Unlike finding it, this keeps no session awake. */
export async function sessionHolds({ sessionId, role }: SessionAccount): Promise<boolean> {
  const ended = endedBefore(Date.now())
  const row = await getDatabase().kysely.selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .select('accounts.role')
    .where('sessions.id', '=', sessionId)
    .where('sessions.started_at', '>', ended.started)
    .where('sessions.last_seen_at', '>', ended.lastSeen)
    .where('accounts.disabled_at', 'is', null)
    .executeTakeFirst()
  return row?.role === role
}
