import { exportCell } from '@/lib/export'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { cellQuestion } from '@/lib/visits/map-cell-schema'
import { toMapFilter } from '@/lib/visits/map-filter-schema'
import { cellQuery } from '../../../map/cell/cell-query'
import { askedExport, exportFact, exportShape } from '../../export-query'

export const GET = route({
  role: 'analyst',
  query: cellQuery.safeExtend(exportShape),
  audit: ({ query }) => exportFact('map.export', `${query.latitude}, ${query.longitude}`, query),
  handle: ({ query: { latitude, longitude, size, ...query }, account }) => exportCell(cellQuestion({ latitude, longitude, size }), toMapFilter(query), askedExport(query, account)),
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('analyst', ['GET'])
