import { z } from 'zod'
import { changePassword, getAccountsContext } from '@/lib/accounts'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'

const password = z.string('must be given').max(1024)

export const POST = route({
  role: 'agent',
  body: z.object({ currentPassword: password, newPassword: password }),
  audit: ({ account }) => ({ action: 'account.password', subject: account.email }),
  handle: ({ account, body, address }) => changePassword(getAccountsContext(), account, body, address),
})

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('agent', ['POST'])
