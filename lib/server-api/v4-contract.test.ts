import { FingerprintServerApiClient, RequestError, SdkError, ServerApiError, TooManyRequestsError } from '@fingerprint/node-sdk'
import type { Event } from '@fingerprint/node-sdk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveRequests } from '../embedded-server-api/test-helpers/serve-requests'
import type { Visit } from '../visits/visit'
import { createServerApi } from './create-server-api'
import { v4Generation } from './generation-v4'
import { createSource } from './source'
import { type Fault, startFaultyUpstream } from './test-helpers/faulty-upstream'
import { type V4Answer, createV4Answers, failure } from './test-helpers/v4-answers'
import { v4EventOf } from './test-helpers/v4-event-of'

const now = Date.UTC(2026, 5, 1, 12)
const token = 'canary-of-a-token-0123456789'

const visit = (index: number, more: Partial<Visit> = {}): Visit => {
  const timestamp = now - index * 60_000
  return { visitorId: 'someone', requestId: `${timestamp}.r${index}`, timestamp, time: new Date(timestamp).toISOString(), ...more }
}

/** The published client, which has no option for another address, but takes another `fetch`. */
const clientAt = (origin: string, apiKey = token) => new FingerprintServerApiClient({
  apiKey,
  fetch: (input, init) => fetch(String(input instanceof Request ? input.url : input).replace('https://api.fpjs.io', origin), init),
})
const failed = (asked: Promise<unknown>): Promise<unknown> => asked.then(() => undefined, (error: unknown) => error)

describe('the later generation', () => {
  const events: Event[] = [
    ...Array.from({ length: 130 }, (_, index) => v4EventOf(visit(index, { linkedId: index % 2 === 0 ? 'even & "odd"' : undefined, ip: '203.0.113.9' }), { vpn: index % 3 === 0 })),
    v4EventOf(visit(8 * 24 * 60)),
    v4EventOf(visit(11 * 24 * 60)),
    v4EventOf(visit(5, { visitorId: 'another', requestId: 'x' })),
  ]
  const answers = createV4Answers({ events: () => events, token, now: () => now, refused: { 'token-of-eu': 'wrong_region', 'token-of-late-payer': 'subscription_not_active', 'token-of-few': 'feature_not_enabled' } })
  let exception: V4Answer | undefined
  let served: Awaited<ReturnType<typeof serveRequests>>
  const api = createServerApi({ now: () => now, patience: { connect: 10_000, headers: 10_000, attempt: 10_000 } })
  beforeAll(async () => {
    served = await serveRequests(async (request) => {
      const { status, headers, body } = exception ?? answers({ method: request.method, url: new URL(request.url), headers: Object.fromEntries(request.headers) })
      return new Response(body, { status, headers })
    })
  })
  afterAll(async () => {
    await api.close()
    await served.close()
  })

  async function answering<Value>(instead: V4Answer, ask: () => Promise<Value>): Promise<Value> {
    exception = instead
    try {
      return await ask()
    } finally {
      exception = undefined
    }
  }

  describe('as the published client reads it', () => {
    const client = (apiKey?: string) => clientAt(served.origin, apiKey)

    it('pages through a visitor, newest first and oldest first', async () => {
      const first = await client().searchEvents({ limit: 100, visitor_id: 'someone' })
      expect(first.events.map(({ event_id }) => event_id)).toEqual(events.slice(0, 100).map(({ event_id }) => event_id))
      const second = await client().searchEvents({ limit: 100, visitor_id: 'someone', pagination_key: first.pagination_key })
      expect(second.events).toHaveLength(30)
      expect(second).not.toHaveProperty('pagination_key')
      const backwards = await client().searchEvents({ limit: 2, reverse: true, start: now - 3 * 60_000, end: new Date(now).toISOString() })
      expect(backwards.events.map(({ timestamp }) => now - timestamp)).toEqual([3 * 60_000, 2 * 60_000])
      const onwards = await client().searchEvents({ limit: 100, reverse: true, start: now - 3 * 60_000, pagination_key: backwards.pagination_key })
      expect(onwards.events.map(({ timestamp }) => now - timestamp)).toEqual([60_000, 0])
    })

    it('filters by linked id, takes ten events where no limit is given, and answers one by its id', async () => {
      expect((await client().searchEvents({ limit: 100, linked_id: 'even & "odd"' })).events).toHaveLength(65)
      expect(await client().searchEvents({ limit: 100, visitor_id: 'nobody' })).toEqual({ events: [] })
      expect(await client().getEvent('x')).toEqual(JSON.parse(JSON.stringify(events.at(-1))))
    })

    it('sorts the errors', async () => {
      const unknownEvent = await failed(client().getEvent('none'))
      expect(unknownEvent).toBeInstanceOf(ServerApiError)
      expect(unknownEvent).toMatchObject({ statusCode: 404, errorCode: 'event_not_found' })
      expect(await failed(client('other').getEvent('x'))).toMatchObject({ statusCode: 403, errorCode: 'secret_api_key_not_found' })
      expect(await failed(client('token-of-eu').getEvent('x'))).toMatchObject({ statusCode: 403, errorCode: 'wrong_region' })
      expect(await failed(client().searchEvents({ limit: 101 }))).toMatchObject({ statusCode: 400, errorCode: 'request_cannot_be_parsed' })
      expect(await failed(client().searchEvents({ limit: 1, pagination_key: 'made-up' }))).toMatchObject({ statusCode: 400, errorCode: 'request_cannot_be_parsed' })
      const throttled = await failed(answering(failure('too_many_requests', 'too many requests'), () => client().searchEvents({ limit: 1 })))
      expect(throttled).toBeInstanceOf(TooManyRequestsError)
      const html = await failed(answering({ status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad gateway</h1>' }, () => client().searchEvents({ limit: 1 })))
      expect(html).toBeInstanceOf(RequestError)
      expect(html).not.toBeInstanceOf(ServerApiError)
    })
  })

  describe('as our faulty upstream speaks it', () => {
    let upstream: Awaited<ReturnType<typeof startFaultyUpstream>>
    beforeAll(async () => {
      const visits = Array.from({ length: 3 }, (_, index) => ({ ...visit(index), timestamp: Date.now() - index * 60_000 }))
      upstream = await startFaultyUpstream({ token, visits, signals: () => ({ vpn: true, suspect_score: 3 }) })
    })
    afterAll(() => upstream.close())
    const client = () => clientAt(upstream.origin)
    const failing = async (fault: Fault) => {
      await upstream.behave(fault)
      return failed(client().searchEvents({ limit: 1 })).finally(() => upstream.behave('well'))
    }

    it('is what the published client expects', async () => {
      const { events: found, pagination_key } = await client().searchEvents({ limit: 2, visitor_id: 'someone' })
      expect(found).toMatchObject([{ event_id: visit(0).requestId, vpn: true, suspect_score: 3 }, { event_id: visit(1).requestId }])
      expect((await client().searchEvents({ limit: 2, visitor_id: 'someone', pagination_key })).events).toHaveLength(1)
      expect(await client().getEvent(visit(2).requestId)).toMatchObject({ identification: { visitor_id: 'someone', visitor_found: true } })
    })

    it('goes wrong in the form that the published client knows', async () => {
      const wrongRegion = await failing('wrong_region')
      expect(wrongRegion).toBeInstanceOf(ServerApiError)
      expect(wrongRegion).toMatchObject({ statusCode: 403, errorCode: 'wrong_region' })
      expect(await failing('429')).toBeInstanceOf(TooManyRequestsError)
      expect(await failing('forbidden')).toMatchObject({ statusCode: 403, errorCode: 'secret_api_key_not_found' })
      expect(await failing('504')).toMatchObject({ statusCode: 504, errorCode: 'failed' })
      for (const fault of ['html', 'no_content', 'cut_json'] as const) expect(await failing(fault), fault).toBeInstanceOf(SdkError)
      expect(await failing('reset')).toMatchObject({ message: 'Network or fetch error' })
    })
  })

  describe('as our client reads it', () => {
    const ask = async (...question: Parameters<typeof api.ask>) => (await api.ask(...question)).answer
    const source = (withToken = token) => createSource('us', served.origin, withToken, v4Generation)

    it('reads ten days of a visitor in pages of a hundred', async () => {
      const first = await ask(source(), 'someone', { limit: 500 })
      expect(first.visits.map(({ visit: { requestId } }) => requestId)).toEqual(events.slice(0, 100).map(({ event_id }) => event_id))
      expect(first.visits[0]).toMatchObject({ visit: { visitorId: 'someone', region: 'us', ip: '203.0.113.9' }, raw: { vpn: true, ip_address: '203.0.113.9' }, notes: [] })
      const second = await ask(source(), 'someone', { limit: 500, paginationKey: first.paginationKey })
      expect(second.visits).toHaveLength(31)
      expect(second).not.toHaveProperty('paginationKey')
      expect((await ask(source(), 'someone', { limit: 100, linkedId: 'even & "odd"' })).visits).toHaveLength(65)
    })

    it('takes an empty list for an unknown visitor, but not where it was narrowed or goes on', async () => {
      await expect(ask(source(), 'nobody', { limit: 100 })).rejects.toMatchObject({ code: 'visitor_not_found' })
      expect(await ask(source(), 'nobody', { limit: 100, linkedId: 'a' })).toMatchObject({ visits: [], unreadable: 0 })
    })

    it.each<[string, string, RegExp]>([
      ['token-of-eu', 'wrong_region', /belongs to another region\. An admin should move it/],
      ['token-of-late-payer', 'forbidden', /subscription .* is not active/],
      ['token-of-few', 'forbidden', /does not include this/],
      ['another', 'forbidden', /does not know the token/],
    ])('says what is wrong with %s', async (withToken, code, sentence) => {
      await expect(ask(source(withToken), 'someone', { limit: 1 })).rejects.toMatchObject({ code, sentence: expect.stringMatching(sentence) })
    })

    it.each<[V4Answer, string]>([
      [failure('too_many_requests', 'too many requests'), 'rate_limited'],
      [failure('failed', 'internal'), 'upstream_failed'],
      [failure('state_not_ready', 'not ready'), 'refused'],
      [failure('visitor_not_found', 'not found'), 'visitor_not_found'],
      [{ status: 404, headers: {}, body: '<h1>Not found</h1>' }, 'refused'],
      [{ status: 403, headers: {}, body: '{"error":{"code":"constructor"}}' }, 'forbidden'],
      [{ status: 200, headers: {}, body: '{"visits":[]}' }, 'nonsense'],
    ])('names the error in %o', async (instead, code) => {
      await expect(answering(instead, () => ask(source(), 'someone', { limit: 1 }))).rejects.toMatchObject({ code })
    })
  })
})
