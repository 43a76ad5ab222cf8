import { environment } from '@/lib/environment'
import { HttpError } from '@/lib/http/http-error'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { bringsMetricsToken, writeMetrics } from '@/lib/metrics'
import { getServerApi } from '@/lib/server-api'
import { readArchiveStatus } from '@/lib/store'

export const dynamic = 'force-dynamic'

export const GET = route({
  role: 'public',
  audit: 'none',
  handle: async ({ request }) => {
    const { metricsToken } = environment()
    if (metricsToken === undefined) throw new HttpError('not_found', 'There is nothing at this address.')
    if (!bringsMetricsToken(request.headers.get('authorization'), metricsToken)) throw new HttpError('no_metrics_token', 'The metrics are for who sends their token as a bearer token.', { headers: { 'www-authenticate': 'Bearer' } })
    const { text, contentType } = await writeMetrics({ regions: getServerApi().health(), archive: await readArchiveStatus(), now: Date.now() })
    return new Response(text, { headers: { 'content-type': contentType } })
  },
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('public', ['GET'])
