import type { WebhooksAnswer } from '@/lib/console-api/answers'
import { laterApi } from '@/lib/console-api/later-paths'
import { environment } from '@/lib/environment'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getWebhooks } from '@/lib/webhooks'

export const GET = route({
  role: 'admin',
  audit: 'none',
  handle: async (): Promise<WebhooksAnswer> => {
    const { publicUrl, webhookSecrets } = environment()
    return { address: `${publicUrl}${laterApi.webhookVisits}`, secrets: webhookSecrets.length, ...(await getWebhooks().journal.read()) }
  },
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('admin', ['GET'])
