import { z } from 'zod'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getRetention } from '@/lib/retention'
import { keepDaysSchema } from '@/lib/retention/retention-schema'

export const POST = route({
  role: 'admin',
  body: z.object({ keepDays: keepDaysSchema }),
  audit: 'none',
  handle: ({ body }) => getRetention().preview(body.keepDays),
})

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('admin', ['POST'])
