import { getCatchUp } from '@/lib/catch-up'
import type { StatusAnswer } from '@/lib/console-api/answers'
import { version } from '@/lib/environment/version'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getServerApi } from '@/lib/server-api'
import { readArchiveStatus } from '@/lib/store'

export const GET = route({
  role: 'admin',
  audit: 'none',
  handle: async (): Promise<StatusAnswer> => {
    const archive = await readArchiveStatus()
    const at = Date.now()
    return { at, version, startedAt: Math.round(at - process.uptime() * 1000), regions: getServerApi().health(), archive, catchUp: getCatchUp().progress() }
  },
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('admin', ['GET'])
