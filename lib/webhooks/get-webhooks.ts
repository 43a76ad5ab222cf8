import { processWide } from '../database/process-wide'
import { environment } from '../environment'
import { getVisitStore } from '../store/get-visit-store'
import { createWebhooks, type Webhooks } from './create-webhooks'

/** This process's own. */
export function getWebhooks(): Webhooks {
  return processWide('webhooks', () => createWebhooks({ secrets: environment().webhookSecrets, store: getVisitStore(), now: Date.now }))
}
