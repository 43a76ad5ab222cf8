import { consoleCursors } from '@/lib/history'
import { listSharers } from '@/lib/history/list-sharers'
import { maskSharers, networkFor } from '@/lib/http/mask-sharers'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getVisitStore } from '@/lib/store'
import { networkQuery } from './network-query'

export const GET = route({
  role: 'agent',
  query: networkQuery,
  audit: ({ query: { address, cursor }, account: { role } }) => ({ action: 'network.view', subject: networkFor(role, address), once: cursor !== undefined }),
  handle: async ({ query: { address, cursor }, account: { role } }) => {
    const shared = { kind: 'network', value: networkFor(role, address) ?? address } as const
    return maskSharers(await listSharers({ store: getVisitStore(), cursors: consoleCursors() }, shared, cursor), role)
  },
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('agent', ['GET'])
