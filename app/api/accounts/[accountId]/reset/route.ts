import { z } from 'zod'
import { getAccountEmail, getAccountsContext, resetAccount } from '@/lib/accounts'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'

export const POST = route({
  role: 'admin',
  params: z.object({ accountId: z.string().max(64) }),
  audit: async ({ params }) => ({ action: 'account.reset', subject: await getAccountEmail(getAccountsContext(), params.accountId) }),
  handle: async ({ params }) => ({ link: await resetAccount(getAccountsContext(), params.accountId) }),
})

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('admin', ['POST'])
