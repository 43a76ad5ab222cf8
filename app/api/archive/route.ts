import type { ArchiveSummary } from '@/lib/console-api/answers'
import { hasDemo, stories } from '@/lib/demo'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getVisitStore } from '@/lib/store'

export const GET = route({
  role: 'agent',
  audit: 'none',
  handle: async (): Promise<ArchiveSummary> => {
    const [totals, demo] = await Promise.all([getVisitStore().totals(), hasDemo(getVisitStore())])
    return { ...totals, demo, stories: demo ? stories() : [] }
  },
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('agent', ['GET'])
