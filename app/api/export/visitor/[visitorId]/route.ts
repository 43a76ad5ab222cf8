import { z } from 'zod'
import { exportVisitor } from '@/lib/export'
import { refuseErased } from '@/lib/history/refuse-erased'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getVisitStore } from '@/lib/store'
import { toVisitFilter, visitFilterShape } from '@/lib/visits/visit-filter-schema'
import { inOrder, wrongOrder } from '../../../visitors/[visitorId]/filter-query'
import { known, visitorInAudit, visitorParams } from '../../../visitors/[visitorId]/known-visitor'
import { askedExport, exportFact, exportShape } from '../../export-query'

export const GET = route({
  role: 'analyst',
  params: visitorParams,
  query: z.object({ ...visitFilterShape, ...exportShape }).refine(inOrder, wrongOrder),
  audit: async ({ params, query }) => exportFact('visitor.export', await visitorInAudit(params.visitorId), query),
  handle: async ({ params: { visitorId }, query, account }) => {
    await refuseErased(getVisitStore(), 'visitor', visitorId)
    return known(await exportVisitor(visitorId, toVisitFilter(query), askedExport(query, account)), 'The archive has no visit of this visitor, so there is nothing to export.')
  },
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('analyst', ['GET'])
