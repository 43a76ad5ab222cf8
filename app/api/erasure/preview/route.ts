import { z } from 'zod'
import { getErasures } from '@/lib/erasure'
import { erasureTargetShape } from '@/lib/erasure/erasure-schema'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'

export const POST = route({
  role: 'admin',
  body: z.object(erasureTargetShape),
  audit: async ({ body }) => ({ action: 'erasure.preview', subject: await getErasures().nameInAudit(body), once: true }),
  handle: ({ body }) => getErasures().preview(body),
})

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('admin', ['POST'])
