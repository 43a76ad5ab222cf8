import { z } from 'zod'
import { createOverviews } from '@/lib/history/overview'
import { maskOverview } from '@/lib/http/mask-visit'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { zoneSchema } from '@/lib/visits/visit-filter-schema'
import { archiveOf, known, visitorParams, visitorView } from '../known-visitor'

let findOverview: ReturnType<typeof createOverviews> | undefined

export const GET = route({
  role: 'agent',
  params: visitorParams,
  query: z.object({ zone: zoneSchema.default('UTC') }),
  audit: visitorView,
  handle: async ({ params, query, account }) => {
    const store = await archiveOf(params.visitorId)
    findOverview ??= createOverviews({ store, now: Date.now })
    return maskOverview(known(await findOverview(params.visitorId, query.zone)), account.role)
  },
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('agent', ['GET'])
