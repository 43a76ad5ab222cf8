import { signatureHeader, signBody } from '../lib/webhooks/signature'
import { origin, webhookSecret } from './console-under-test'
import { expect } from './fixtures'

/** Delivers a visit as the vendor does. */
export async function deliver(visitorId: string, requestId: string, timestamp: number) {
  const body = JSON.stringify({ visitorId, requestId, timestamp, incognito: true, url: `https://shop.example/${requestId}`, browserDetails: { browserName: 'Firefox', botProbability: 1 } })
  const answer = await fetch(`${origin}/api/webhooks/visits`, { method: 'POST', headers: { 'content-type': 'application/json', [signatureHeader]: signBody(Buffer.from(body), webhookSecret) }, body })
  expect(answer.status).toBe(200)
}
