import { queryOptions } from '@tanstack/react-query'
import type { WebhooksAnswer, WebhookTestAnswer } from './answers'
import { fetchJson } from './fetch-json'
import { laterApi } from './later-paths'

export const webhooksQuery = () =>
  queryOptions({
    queryKey: ['webhooks'],
    queryFn: ({ signal }) => fetchJson<WebhooksAnswer>(laterApi.webhooks, { signal }),
  })

export const sendTestDelivery = () => fetchJson<WebhookTestAnswer>(laterApi.webhookTest, { method: 'POST', body: {} })
