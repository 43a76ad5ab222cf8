import 'server-only'

export { getWebhooks } from './get-webhooks'
export { sendTestDelivery } from './send-test-delivery'
