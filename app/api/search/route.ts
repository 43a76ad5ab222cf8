import { consoleCursors } from '@/lib/history'
import { searchVisitors } from '@/lib/history/search-visitors'
import { maskFoundVisitors } from '@/lib/http/mask-found-visitors'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getVisitStore } from '@/lib/store'
import { toMapFilter } from '@/lib/visits/map-filter-schema'
import { filterText, searchQuery } from './search-query'

export const GET = route({
  role: 'agent',
  query: searchQuery,
  audit: ({ query: { q, cursor }, request }) => ({ action: 'search', subject: q, detail: filterText(request), once: cursor !== undefined }),
  handle: async ({ query: { q = '', cursor, ...filter }, account: { role } }) => {
    const found = await searchVisitors({ store: getVisitStore(), cursors: consoleCursors() }, { q, filter: toMapFilter(filter), cursor })
    return { ...found, visitors: maskFoundVisitors(found.visitors, role) }
  },
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('agent', ['GET'])
