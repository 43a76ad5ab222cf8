import { leastCellOf } from '@/lib/http/mask-map'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getVisitStore } from '@/lib/store'
import { toMapFilter } from '@/lib/visits/map-filter-schema'
import { cellSizeFor } from '@/lib/visits/map-grid'
import { mapQuery } from '../map-query'

export const GET = route({
  role: 'agent',
  query: mapQuery,
  // Counts by time name nobody; the map that they belong to is in the audit.
  audit: 'none',
  handle: ({ query: { bbox, zoom, ...filter }, account: { role } }) =>
    getVisitStore().mapHistogram({ bounds: bbox, size: Math.max(cellSizeFor(bbox, zoom), leastCellOf(role)), filter: toMapFilter(filter) }),
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('agent', ['GET'])
