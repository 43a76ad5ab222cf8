import type { SessionRow } from '../console-api/answers'
import { HttpError } from '../http/http-error'
import type { AccountsContext } from './accounts-context'
import { endedBefore } from './ended-before'
import type { SessionAccount } from './find-session'

/** The sessions of an account that have not ended, last used first. */
export async function listSessions({ kysely, now }: AccountsContext, account: SessionAccount): Promise<SessionRow[]> {
  const ended = endedBefore(now())
  const rows = await kysely.selectFrom('sessions')
    .select(['id', 'started_at', 'last_seen_at', 'ip_address', 'user_agent'])
    .where('account_id', '=', account.id)
    .where('started_at', '>', ended.started)
    .where('last_seen_at', '>', ended.lastSeen)
    .orderBy('last_seen_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    current: row.id === account.sessionId,
    createdAt: Number(row.started_at),
    lastSeenAt: Number(row.last_seen_at),
    ...(row.ip_address ? { address: row.ip_address } : {}),
    ...(row.user_agent ? { browser: row.user_agent.slice(0, 300) } : {}),
  }))
}

/** Ends one session of the account, or without an id every one but the current. Throws HttpError `not_found`. */
export async function endSessions({ kysely }: AccountsContext, account: SessionAccount, id: string | undefined): Promise<void> {
  const ofAccount = kysely.deleteFrom('sessions').where('account_id', '=', account.id)
  const { numDeletedRows } = await (id === undefined ? ofAccount.where('id', '!=', account.sessionId) : ofAccount.where('id', '=', id)).executeTakeFirst()
  if (id !== undefined && Number(numDeletedRows) === 0) throw new HttpError('not_found', 'There is no such session; it may have ended already.')
}
