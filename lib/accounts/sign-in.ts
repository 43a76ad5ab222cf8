import type { Account } from '../console-api/answers'
import { HttpError } from '../http/http-error'
import type { AccountsContext } from './accounts-context'
import { endedBefore } from './ended-before'
import { readSessionToken } from './session-cookie'

interface Attempt {
  email: string
  password: string
  headers: Headers
  address: string | undefined
  requestId: string
}

interface SignedIn {
  account: Account
  /** Values of `Set-Cookie`. */
  cookies: string[]
}

/**
 * Makes a new session, whatever cookie came along; the session of that cookie ends. Throws HttpError: `wrong_credentials` alike for a
 * wrong password, an unknown and a disabled account, `too_many_requests` after five tries within a minute.
 */
export async function signIn(context: AccountsContext, attempt: Attempt): Promise<SignedIn> {
  const email = attempt.email.trim().toLowerCase()
  const { address, requestId } = attempt
  const known = await findAccount(context, email)
  const tell = (action: string, once: boolean) => context.writeAudit({ account: email, role: known?.role, action, once, address, requestId })

  const wait = await context.tries.takeTry(email, address)
  if (wait !== undefined) {
    await tell('session.limited', true)
    throw new HttpError('too_many_requests', `That were too many tries to sign in. Try again in ${wait} s.`, { retryAfterSeconds: wait })
  }
  const response = await context.auth.api.signInEmail({ body: { email, password: attempt.password }, headers: withoutCookies(attempt.headers), asResponse: true })
  if (!response.ok || !known) {
    await tell('session.failed', false)
    throw new HttpError('wrong_credentials', 'The e-mail address or the password is wrong.')
  }
  await endOldSessions(context, known.id, readSessionToken(attempt.headers, context.secret))
  await context.tries.giveTryBack(email, address)
  await tell('session.sign-in', false)
  return { account: known, cookies: response.headers.getSetCookie() }
}

function findAccount({ kysely }: AccountsContext, email: string): Promise<Account | undefined> {
  return kysely.selectFrom('accounts').select(['id', 'email', 'name', 'role']).where('email', '=', email).executeTakeFirst()
}

/** A planted cookie shall change nothing about the new session. */
function withoutCookies(headers: Headers): Headers {
  const copy = new Headers(headers)
  copy.delete('cookie')
  return copy
}

async function endOldSessions({ kysely, now }: AccountsContext, accountId: string, replacedToken: string | null): Promise<void> {
  const ended = endedBefore(now())
  await kysely.deleteFrom('sessions')
    .where((row) => row.or([
      row.and([row('account_id', '=', accountId), row.or([row('started_at', '<=', ended.started), row('last_seen_at', '<=', ended.lastSeen)])]),
      ...(replacedToken === null ? [] : [row('token', '=', replacedToken)]),
    ]))
    .execute()
}
