import type { TokenTestAnswer } from '@/lib/console-api/answers'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getServerApi } from '@/lib/server-api'
import { regionParams, requireAsked } from '../asked-region'

export const POST = route({
  role: 'admin',
  params: regionParams,
  audit: ({ params }) => ({ action: 'region.test', subject: params.region }),
  handle: async ({ params: { region } }): Promise<TokenTestAnswer> => {
    requireAsked(region)
    return getServerApi().testToken(region)
  },
})

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('admin', ['POST'])
