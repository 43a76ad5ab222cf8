import { z } from 'zod'
import { findVisitDetails } from '@/lib/history/visit-details'
import { maskDetails } from '@/lib/http/mask-visit'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { archiveOf, known, visitorInAudit, visitorParams } from '../../known-visitor'

export const GET = route({
  role: 'agent',
  params: visitorParams.extend({ requestId: z.string().min(1).max(512, 'is longer than 512 characters') }),
  audit: async ({ params }) => ({ action: 'visit.view', subject: await visitorInAudit(params.visitorId), detail: `Visit ${params.requestId}` }),
  handle: async ({ params, account }) => {
    const found = await findVisitDetails(await archiveOf(params.visitorId), params.visitorId, params.requestId, Date.now())
    return maskDetails(known(found, 'This visitor has no such visit. Choose another one in the timeline.'), account.role)
  },
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('agent', ['GET'])
