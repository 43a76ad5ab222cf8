import { queryOptions } from '@tanstack/react-query'
import type { WebhooksAnswer, WebhookTestAnswer } from './answers'
import { fetchJson } from './fetch-json'
import { api } from './paths'

export const webhooksQuery = () =>
  queryOptions({
    queryKey: ['webhooks'],
    queryFn: ({ signal }) => fetchJson<WebhooksAnswer>(api.webhooks, { signal }),
  })

export const sendTestDelivery = () => fetchJson<WebhookTestAnswer>(api.webhookTest, { method: 'POST', body: {} })
