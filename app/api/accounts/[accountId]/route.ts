import { z } from 'zod'
import { changeAccount, getAccountEmail, getAccountsContext, removeAccount } from '@/lib/accounts'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { roleSchema } from '@/lib/http/role-schema'
import { route } from '@/lib/http/route'

const params = z.object({ accountId: z.string().max(64) })
const subjectOf = (accountId: string) => getAccountEmail(getAccountsContext(), accountId)

export const PATCH = route({
  role: 'admin',
  params,
  body: z.object({ role: roleSchema.optional(), disabled: z.boolean('must be true or false').optional() })
    .refine(({ role, disabled }) => role !== undefined || disabled !== undefined, 'names nothing to change: give role or disabled'),
  audit: async ({ params, body: { role, disabled } }) => ({
    action: 'account.change',
    subject: await subjectOf(params.accountId),
    detail: [role && `role ${role}`, disabled !== undefined && (disabled ? 'disabled' : 'enabled')].filter(Boolean).join(', '),
  }),
  handle: ({ params, body }) => changeAccount(getAccountsContext(), params.accountId, body),
})

export const DELETE = route({
  role: 'admin',
  params,
  audit: async ({ params }) => ({ action: 'account.remove', subject: await subjectOf(params.accountId) }),
  handle: ({ params }) => removeAccount(getAccountsContext(), params.accountId),
})

export const { GET, POST, PUT, OPTIONS } = refuseMethods('admin', ['PATCH', 'DELETE'])
