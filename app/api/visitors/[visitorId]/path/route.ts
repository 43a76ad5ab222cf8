import { findPath } from '@/lib/history/path'
import { maskPath } from '@/lib/http/mask-visit'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { toVisitFilter } from '@/lib/visits/visit-filter-schema'
import { filterQuery } from '../filter-query'
import { archiveOf, known, visitorParams, visitorView } from '../known-visitor'

export const GET = route({
  role: 'agent',
  params: visitorParams,
  query: filterQuery,
  audit: visitorView,
  handle: async ({ params, query, account }) => maskPath(known(await findPath(await archiveOf(params.visitorId), params.visitorId, toVisitFilter(query))), account.role),
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('agent', ['GET'])
