import type { RegionReport } from '@/lib/console-api/answers'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getServerApi, serverApiAccess } from '@/lib/server-api'
import { reportRegions } from '@/lib/server-api/region-reports'

export const GET = route({
  role: 'agent',
  // Nobody is looked at.
  audit: 'none',
  handle: async (): Promise<RegionReport[]> => reportRegions(serverApiAccess().sources, getServerApi().health()),
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('agent', ['GET'])
