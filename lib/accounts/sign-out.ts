import type { AccountsContext } from './accounts-context'
import { createFindSession } from './find-session'
import { sessionCookieName } from './session-cookie'

/** Ends the session of a request, if it has one. Answers the `Set-Cookie` that makes the browser forget it. */
export async function signOut(context: AccountsContext, request: { headers: Headers; address: string | undefined; requestId: string }): Promise<string> {
  const account = await createFindSession(context)(request.headers)
  if (account) {
    await context.kysely.deleteFrom('sessions').where('id', '=', account.sessionId).execute()
    await context.writeAudit({ account: account.email, role: account.role, action: 'session.sign-out', address: request.address, requestId: request.requestId })
  }
  return `${sessionCookieName}=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax`
}
