import { z } from 'zod'
import { sessionHolds } from '@/lib/accounts/session-holds'
import { maskVisit } from '@/lib/http/mask-visit'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getLive } from '@/lib/live'
import { visitorIdSchema } from '@/lib/visits/visitor-id-schema'
import { visitorView } from '../visitors/[visitorId]/known-visitor'

const lastEventId = z.coerce.number().int().nonnegative().optional().catch(undefined)

export const GET = route({
  role: 'agent',
  query: z.object({ visitor: visitorIdSchema.optional(), after: lastEventId }),
  audit: ({ query: { visitor } }) => (visitor === undefined ? { action: 'live.view', once: true } : visitorView({ params: { visitorId: visitor } })),
  handle: ({ account, query, request }) =>
    getLive().open({
      sessionId: account.sessionId,
      signal: request.signal,
      visitorId: query.visitor,
      after: lastEventId.parse(request.headers.get('last-event-id') ?? undefined) ?? query.after,
      mask: (visit) => maskVisit(visit, account.role),
      holds: () => sessionHolds(account),
    }),
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('agent', ['GET'])
