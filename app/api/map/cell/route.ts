import { leastCellOf, maskCellVisitors } from '@/lib/http/mask-map'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getVisitStore } from '@/lib/store'
import { cellQuestion } from '@/lib/visits/map-cell-schema'
import { toMapFilter } from '@/lib/visits/map-filter-schema'
import { cellQuery } from './cell-query'

export const GET = route({
  role: 'agent',
  query: cellQuery,
  audit: ({ query: { latitude, longitude, size } }) => ({ action: 'map.cell', subject: `${latitude}, ${longitude}`, detail: `Cell of ${size}°`, once: true }),
  handle: async ({ query: { latitude, longitude, size, sort, ...filter }, account: { role } }) => {
    const cell = cellQuestion({ latitude, longitude, size: Math.max(size, leastCellOf(role)) })
    return maskCellVisitors(await getVisitStore().cellVisitors({ ...cell, filter: toMapFilter(filter), order: sort, limit: 100 }), role)
  },
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('agent', ['GET'])
