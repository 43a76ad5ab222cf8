import type { WebhookTestAnswer } from '@/lib/console-api/answers'
import { laterApi } from '@/lib/console-api/later-paths'
import { environment } from '@/lib/environment'
import { ownAddress } from '@/lib/environment/own-address'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getVisitStore } from '@/lib/store'
import { sendTestDelivery } from '@/lib/webhooks'

export const POST = route({
  role: 'admin',
  audit: () => ({ action: 'webhook.test' }),
  handle: (): Promise<WebhookTestAnswer> => {
    const [secret] = environment().webhookSecrets
    return sendTestDelivery({ address: `http://${ownAddress(environment())}${laterApi.webhookVisits}`, secret, store: getVisitStore(), now: Date.now })
  },
})

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('admin', ['POST'])
