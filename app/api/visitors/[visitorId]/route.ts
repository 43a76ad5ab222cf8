import { z } from 'zod'
import { getVisitorHistory } from '@/lib/history'
import { historyResponse } from '@/lib/http/history-response'
import { limitSchema } from '@/lib/http/limit-schema'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { regions } from '@/lib/visits/visit'
import { toVisitFilter, visitFilterShape } from '@/lib/visits/visit-filter-schema'
import { inOrder, wrongOrder } from './filter-query'
import { visitorParams, visitorView } from './known-visitor'

const query = z.object({
  ...visitFilterShape,
  limit: limitSchema,
  cursor: z.string().max(4_096, 'is longer than 4,096 characters').optional(),
  source: z.enum([...regions, 'archive'], 'must be one of us, eu, ap, embedded, archive').optional(),
  /** Past the cache of the Server API's answers. */
  fresh: z.enum(['0', '1'], 'must be 1 or 0').optional(),
}).refine(inOrder, wrongOrder)

export const GET = route({
  role: 'agent',
  params: visitorParams,
  query,
  audit: visitorView,
  handle: async ({ params, query: { limit, cursor, source, fresh, ...filter }, account: { role } }) => {
    const history = await getVisitorHistory({ ...params, filter: toVisitFilter(filter), limit, cursor, source, fresh: fresh === '1' })
    return historyResponse(history, role)
  },
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('agent', ['GET'])
