import { z } from 'zod'
import { readAudit } from '@/lib/audit'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { instantSchema } from '@/lib/visits/visit-filter-schema'

const text = z.string().trim().max(1_000).optional().transform((value) => value || undefined)

export const GET = route({
  role: 'admin',
  query: z.object({ account: text, action: text, subject: text, from: instantSchema.optional(), to: instantSchema.optional(), cursor: z.string().max(500).optional() }),
  audit: ({ query: { cursor, ...filter } }) => {
    const detail = Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`])).join(', ')
    return { action: 'audit.view', detail: detail || undefined, once: detail === '' || cursor !== undefined }
  },
  handle: ({ query: { cursor, ...filter } }) => readAudit(filter, cursor),
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('admin', ['GET'])
