import { getWriteThrough } from '@/lib/history/get-write-through'
import { findActivity } from '@/lib/history/activity'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getVisitStore } from '@/lib/store'
import { toVisitFilter } from '@/lib/visits/visit-filter-schema'
import { zonedFilterQuery } from '../filter-query'
import { known, visitorParams, visitorView } from '../known-visitor'

export const GET = route({
  role: 'agent',
  params: visitorParams,
  query: zonedFilterQuery,
  audit: visitorView,
  handle: async ({ params, query }) => {
    await getWriteThrough().whenKept(params.visitorId)
    return known(await findActivity(getVisitStore(), params.visitorId, toVisitFilter(query), query.zone, Date.now()))
  },
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('agent', ['GET'])
