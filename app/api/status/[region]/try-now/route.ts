import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getServerApi } from '@/lib/server-api'
import { regionParams, requireAsked } from '../asked-region'

export const POST = route({
  role: 'admin',
  params: regionParams,
  audit: ({ params }) => ({ action: 'region.try', subject: params.region }),
  handle: ({ params: { region } }) => {
    requireAsked(region)
    getServerApi().tryNow(region)
  },
})

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('admin', ['POST'])
