import { z } from 'zod'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getRetention } from '@/lib/retention'
import { keepDaysSchema, keptWords } from '@/lib/retention/retention-schema'

export const GET = route({ role: 'admin', audit: 'none', handle: () => getRetention().read() })

const body = z.object({ keepDays: keepDaysSchema, confirm: keepDaysSchema.optional() })
  .refine(({ keepDays, confirm }) => keepDays === null || confirm === keepDays, { path: ['confirm'], message: 'is not the number of days: what is older is removed for good, so type it again' })

export const PUT = route({
  role: 'admin',
  body,
  audit: async ({ body }) => ({ action: 'retention.change', subject: keptWords(body.keepDays), detail: `${keptWords((await getRetention().read()).keepDays)} before` }),
  handle: ({ body: { keepDays }, account }) => getRetention().change({ keepDays, account: account.email }),
})

export const { POST, PATCH, DELETE, OPTIONS } = refuseMethods('admin', ['GET', 'PUT'])
