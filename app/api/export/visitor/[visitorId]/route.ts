import { z } from 'zod'
import { exportFormats, exportVisitor } from '@/lib/export'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { toVisitFilter, visitFilterShape } from '@/lib/visits/visit-filter-schema'
import { inOrder, wrongOrder } from '../../../visitors/[visitorId]/filter-query'
import { known, visitorParams } from '../../../visitors/[visitorId]/known-visitor'
import { exportReason } from '../../export-reason'

const query = z.object({
  ...visitFilterShape,
  format: z.enum(exportFormats, 'must be csv or json'),
  reason: exportReason,
}).refine(inOrder, wrongOrder)

export const GET = route({
  role: 'analyst',
  params: visitorParams,
  query,
  audit: ({ params, query: { reason, ...asked } }) => ({ action: 'visitor.export', subject: params.visitorId, detail: `${reason} (${JSON.stringify(asked)})` }),
  handle: async ({ params: { visitorId }, query: { format, reason, ...filter }, account }) =>
    known(await exportVisitor(visitorId, toVisitFilter(filter), { format, reason, account: account.email, now: Date.now() }), 'The store has no visit of this visitor, so there is nothing to export.'),
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('analyst', ['GET'])
