import { z } from 'zod'
import { consoleCursors } from '@/lib/history'
import { listSharers } from '@/lib/history/list-sharers'
import { maskSharers, networkFor } from '@/lib/http/mask-sharers'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getVisitStore } from '@/lib/store'

export const GET = route({
  role: 'agent',
  query: z.object({
    address: z.string({ error: 'is missing' }).max(64, 'is too long').refine((text) => networkFor('admin', text) !== undefined, 'is neither an IP address nor a network such as 203.0.113.0/24'),
    cursor: z.string().max(4_096, 'is longer than 4,096 characters').optional(),
  }),
  audit: ({ query: { address, cursor }, account: { role } }) => ({ action: 'network.view', subject: networkFor(role, address), once: cursor !== undefined }),
  handle: async ({ query: { address, cursor }, account: { role } }) => {
    const shared = { kind: 'network', value: networkFor(role, address) ?? address } as const
    return maskSharers(await listSharers({ store: getVisitStore(), cursors: consoleCursors() }, shared, cursor), role)
  },
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('agent', ['GET'])
