import { getWriteThrough } from '@/lib/history/get-write-through'
import { foundVisitor } from '@/lib/history/found-visitor'
import { maskFoundVisitors } from '@/lib/http/mask-found-visitors'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getVisitStore } from '@/lib/store'
import { visitorInAudit, visitorParams } from '../known-visitor'

export const GET = route({
  role: 'agent',
  params: visitorParams,
  audit: async ({ params }) => ({ action: 'search', subject: await visitorInAudit(params.visitorId), detail: 'Ids like it', once: true }),
  handle: async ({ params, account }) => {
    await getWriteThrough().whenKept(params.visitorId)
    const similar = await getVisitStore().similarVisitors(params.visitorId)
    return { visitors: maskFoundVisitors(similar.map(foundVisitor), account.role) }
  },
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('agent', ['GET'])
