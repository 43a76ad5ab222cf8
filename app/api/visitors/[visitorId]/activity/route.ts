import { findActivity } from '@/lib/history/activity'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { toVisitFilter } from '@/lib/visits/visit-filter-schema'
import { zonedFilterQuery } from '../filter-query'
import { archiveOf, known, visitorParams, visitorView } from '../known-visitor'

export const GET = route({
  role: 'agent',
  params: visitorParams,
  query: zonedFilterQuery,
  audit: visitorView,
  handle: async ({ params, query }) => known(await findActivity(await archiveOf(params.visitorId), params.visitorId, toVisitFilter(query), query.zone, Date.now())),
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('agent', ['GET'])
