import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { ownPath } from '../console-api/own-path'
import { pages } from '../console-api/paths'
import { findSession, type SessionAccount } from './find-session'

/**
 * Who is signed in, for the server side of a page; nobody is sent to sign in and then back to `nextPath`, by default the page asked for.
 */
export async function getAccountOrRedirect(nextPath?: string): Promise<SessionAccount> {
  const requestHeaders = await headers()
  const account = await findSession(requestHeaders)
  if (account) return account
  return redirect(`${pages.signIn}?next=${encodeURIComponent(ownPath(nextPath ?? requestHeaders.get('x-sightline-target') ?? '/'))}`)
}
