import { z } from 'zod'
import { endSessions, getAccountsContext, listSessions } from '@/lib/accounts'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'

export const GET = route({ role: 'agent', audit: 'none', handle: async ({ account }) => ({ sessions: await listSessions(getAccountsContext(), account) }) })

/** Ends the session of the id, or every one but this. */
export const DELETE = route({
  role: 'agent',
  body: z.object({ id: z.string().max(64).optional() }).default({}),
  audit: ({ account, body }) => ({ action: 'session.revoke', subject: account.email, detail: body.id === undefined ? 'everywhere else' : 'one session' }),
  handle: ({ account, body }) => endSessions(getAccountsContext(), account, body.id),
})

export const { POST, PUT, PATCH, OPTIONS } = refuseMethods('agent', ['GET', 'DELETE'])
