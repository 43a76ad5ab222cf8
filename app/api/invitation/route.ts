import { z } from 'zod'
import { acceptInvitation, getAccountsContext, getInvitation } from '@/lib/accounts'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'

const token = z.string('must be given').max(200)

/** Whom the link of an invitation or a reset is for. */
export const GET = route({
  role: 'public',
  query: z.object({ token }),
  audit: 'none',
  handle: async ({ query }) => {
    const { email, name, role, purpose } = await getInvitation(getAccountsContext(), query.token)
    return { email, name, role, purpose }
  },
})

/** Uses the link up. */
export const POST = route({
  role: 'public',
  body: z.object({ token, password: z.string('must be given').max(1024), name: z.string().trim().min(1).max(100).optional() }),
  // acceptInvitation writes what came of it.
  audit: 'none',
  handle: async ({ body, address, requestId }) => acceptInvitation(getAccountsContext(), body, { address, requestId }),
})

export const { PUT, PATCH, DELETE, OPTIONS } = refuseMethods('public', ['GET', 'POST'])
