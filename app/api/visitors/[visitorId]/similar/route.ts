import { foundVisitor } from '@/lib/history/found-visitor'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getVisitStore } from '@/lib/store'
import { visitorParams } from '../known-visitor'

export const GET = route({
  role: 'agent',
  params: visitorParams,
  audit: ({ params }) => ({ action: 'search', subject: params.visitorId, detail: 'Ids like it', once: true }),
  handle: async ({ params }) => ({ visitors: (await getVisitStore().similarVisitors(params.visitorId)).map(foundVisitor) }),
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('agent', ['GET'])
