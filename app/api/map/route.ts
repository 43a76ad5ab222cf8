import { leastCellOf } from '@/lib/http/mask-map'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { toMapAnswer } from '@/lib/http/to-map-answer'
import { getVisitStore } from '@/lib/store'
import { toMapFilter } from '@/lib/visits/map-filter-schema'
import { cellSizeFor } from '@/lib/visits/map-grid'
import { mapQuery } from './map-query'

export const GET = route({
  role: 'agent',
  query: mapQuery,
  audit: () => ({ action: 'map.view', once: true }),
  handle: async ({ query: { bbox, zoom, ...filter }, account: { role } }) => {
    const question = { bounds: bbox, size: Math.max(cellSizeFor(bbox, zoom), leastCellOf(role)), filter: toMapFilter(filter) }
    return toMapAnswer(question, await getVisitStore().map(question))
  },
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('agent', ['GET'])
