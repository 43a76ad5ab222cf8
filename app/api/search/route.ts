import { z } from 'zod'
import { consoleCursors } from '@/lib/history'
import { searchVisitors } from '@/lib/history/search-visitors'
import { maskFoundVisitors } from '@/lib/http/mask-found-visitors'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getVisitStore } from '@/lib/store'
import { longestSearch } from '@/lib/visits/recognise-terms'

export const GET = route({
  role: 'agent',
  query: z.object({
    q: z.string({ error: 'is missing' }).trim().min(1, 'is empty').max(longestSearch, `is longer than ${longestSearch} characters`),
    cursor: z.string().max(4_096, 'is longer than 4,096 characters').optional(),
  }),
  audit: ({ query: { q, cursor } }) => ({ action: 'search', subject: q, once: cursor !== undefined }),
  handle: async ({ query: { q, cursor }, account: { role } }) => {
    const found = await searchVisitors({ store: getVisitStore(), cursors: consoleCursors() }, q, cursor)
    return { ...found, visitors: maskFoundVisitors(found.visitors, role) }
  },
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('agent', ['GET'])
