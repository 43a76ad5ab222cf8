import type { ArchiveSummary } from '@/lib/console-api/answers'
import { hasDemo, stories } from '@/lib/demo'
import { maskStories } from '@/lib/http/mask-stories'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getVisitStore } from '@/lib/store'

export const GET = route({
  role: 'agent',
  audit: 'none',
  handle: async ({ account }): Promise<ArchiveSummary> => {
    const [totals, demo] = await Promise.all([getVisitStore().totals(), hasDemo(getVisitStore())])
    return { ...totals, demo, stories: demo ? maskStories(stories(), account.role) : [] }
  },
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('agent', ['GET'])
