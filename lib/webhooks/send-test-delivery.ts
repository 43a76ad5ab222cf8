import { randomUUID } from 'node:crypto'
import { request } from 'undici'
import type { WebhookTestAnswer } from '../console-api/answers'
import { describeError, logEvent } from '../http/logger'
import type { VisitStore } from '../store/visit-store'
import { signatureHeader, signBody } from './signature'

/** Whose visit a test delivery tells of; it is removed at once. */
export const testVisitorId = 'sightline-test-delivery'

const patienceMs = 10_000

interface Dependencies {
  /** Where this process listens itself. */
  address: string
  secret: string | undefined
  store: Pick<VisitStore, 'removeVisitors' | 'refreshRollups'>
  now: () => number
}

/** Posts a signed delivery to our own address, as the vendor would, says what came of it, and removes the visit. */
export async function sendTestDelivery({ address, secret, store, now }: Dependencies): Promise<WebhookTestAnswer> {
  if (secret === undefined) return { ok: false, sentence: 'Webhooks are off. Set WEBHOOK_SECRETS and start Sightline again.' }
  const body = JSON.stringify({ visitorId: testVisitorId, requestId: `test.${randomUUID()}`, timestamp: now(), tag: { sightline: 'test delivery' } })
  try {
    const { statusCode, body: answer } = await request(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [signatureHeader]: signBody(Buffer.from(body), secret) },
      body,
      signal: AbortSignal.timeout(patienceMs),
    })
    await answer.dump()
    return statusCode === 200
      ? { ok: true, status: statusCode, sentence: 'The delivery arrived, its signature was right, and its visit was stored. The visit has been removed again.' }
      : { ok: false, status: statusCode, sentence: `Sightline answered its own delivery with status ${statusCode}, so one of the vendor would fail too.` }
  } catch (error) {
    logEvent('warn', 'webhook_test_failed', describeError(error))
    return { ok: false, sentence: 'Sightline could not reach its own address. Look at HOST and PORT, and at what stands in front of it.' }
  } finally {
    await store.removeVisitors([testVisitorId])
    await store.refreshRollups()
    await store.refreshRollups()
  }
}
