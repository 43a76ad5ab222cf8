import { z } from 'zod'
import { getAccountsContext, invite, listAccounts } from '@/lib/accounts'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { roleSchema } from '@/lib/http/role-schema'
import { route } from '@/lib/http/route'

export const GET = route({ role: 'admin', audit: 'none', handle: async () => ({ accounts: await listAccounts(getAccountsContext()) }) })

export const POST = route({
  role: 'admin',
  body: z.object({ email: z.email('must be an e-mail address').max(254), role: roleSchema }),
  audit: ({ body }) => ({ action: 'account.invite', subject: body.email.toLowerCase(), detail: body.role }),
  handle: async ({ body }) => Response.json(await invite(getAccountsContext(), body), { status: 201 }),
})

export const { PUT, PATCH, DELETE, OPTIONS } = refuseMethods('admin', ['GET', 'POST'])
