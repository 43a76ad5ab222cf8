import { z } from 'zod'
import { getAccountsContext, setUp } from '@/lib/accounts'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'

const body = z.object({
  token: z.string('must be given').max(200),
  email: z.email('must be an e-mail address').max(254),
  password: z.string('must be given').max(1024),
  name: z.string().trim().min(1).max(100).optional(),
})

export const POST = route({
  role: 'public',
  body,
  // setUp writes what came of it.
  audit: 'none',
  handle: async ({ body, address, requestId }) => Response.json({ account: await setUp(getAccountsContext(), body, { address, requestId }) }, { status: 201 }),
})

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('public', ['POST'])
