import { z } from 'zod'
import { getWriteThrough } from '@/lib/history/get-write-through'
import { createOverviews } from '@/lib/history/overview'
import { maskOverview } from '@/lib/http/mask-visit'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getVisitStore } from '@/lib/store'
import { zoneSchema } from '@/lib/visits/visit-filter-schema'
import { known, visitorParams, visitorView } from '../known-visitor'

let findOverview: ReturnType<typeof createOverviews> | undefined

export const GET = route({
  role: 'agent',
  params: visitorParams,
  query: z.object({ zone: zoneSchema.default('UTC') }),
  audit: visitorView,
  handle: async ({ params, query, account }) => {
    await getWriteThrough().whenKept(params.visitorId)
    findOverview ??= createOverviews({ store: getVisitStore(), now: Date.now })
    return maskOverview(known(await findOverview(params.visitorId, query.zone)), account.role)
  },
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('agent', ['GET'])
