import { getErasures } from '@/lib/erasure'
import { consoleCursors } from '@/lib/history'
import { listSharers } from '@/lib/history/list-sharers'
import { refuseErased } from '@/lib/history/refuse-erased'
import { maskSharers } from '@/lib/http/mask-sharers'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getVisitStore } from '@/lib/store'
import { linkedIdQuery } from './linked-id-query'

export const GET = route({
  role: 'agent',
  query: linkedIdQuery,
  audit: async ({ query: { id, cursor } }) => ({ action: 'linked_id.view', subject: await getErasures().nameInAudit({ kind: 'linked_id', id }), once: cursor !== undefined }),
  handle: async ({ query: { id, cursor }, account: { role } }) => {
    await refuseErased(getVisitStore(), 'linked_id', id)
    return maskSharers(await listSharers({ store: getVisitStore(), cursors: consoleCursors() }, { kind: 'linkedId', value: id }, cursor), role)
  },
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('agent', ['GET'])
