import { AuthenticationMode, FingerprintJsServerApiClient, RequestError, TooManyRequestsError } from '@fingerprintjs/fingerprintjs-pro-server-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { incomingVisit } from '../store/test-helpers/incoming-visit'
import { sampleVisit } from '../visits/sample-visit.fixture'
import { openEmbedded, testToken } from './test-helpers/open-embedded'
import { serveRequests } from './test-helpers/serve-requests'

const now = Date.UTC(2026, 5, 1)

describe('the published client of the second spelling', () => {
  let embedded: Awaited<ReturnType<typeof openEmbedded>>
  beforeAll(async () => {
    embedded = await openEmbedded({ now: () => now })
    const { ip, ipLocation, browserDetails, url } = sampleVisit
    await embedded.store.append(Array.from({ length: 130 }, (_, index) =>
      incomingVisit('someone', `r${String(index).padStart(3, '0')}`, now - index, { ip, ipLocation, browserDetails, url, linkedId: index % 2 === 0 ? 'even & "odd"' : undefined })))
    await embedded.store.append([incomingVisit('silent', 'r', now - 20 * 86_400_000)])
  })
  afterAll(() => embedded.remove())

  /** It has no option for another address, but takes another `fetch`. */
  const clientAt = (baseUrl: string, apiKey = testToken, authenticationMode = AuthenticationMode.AuthHeader) => new FingerprintJsServerApiClient({
    apiKey,
    authenticationMode,
    fetch: (input, init) => fetch(String(input instanceof Request ? input.url : input).replace('https://api.fpjs.io', baseUrl), init),
  })
  const client = (apiKey?: string, mode?: AuthenticationMode) => clientAt(embedded.baseUrl, apiKey, mode)
  const failed = (asked: Promise<unknown>): Promise<unknown> => asked.then(() => undefined, (error: unknown) => error)

  it('pages through a visitor until no key is left', async () => {
    const first = await client().getVisits('someone')
    expect(first).toMatchObject({ visitorId: 'someone', paginationKey: 'r099' })
    expect(first.visits).toHaveLength(100)
    expect(first.visits[0]).toMatchObject({ requestId: 'r000', timestamp: now, time: '2026-06-01T00:00:00Z', ip: sampleVisit.ip, browserDetails: { browserName: 'Chrome' }, ipLocation: { city: { name: 'Dusseldorf' } } })
    const second = await client().getVisits('someone', { paginationKey: first.paginationKey })
    expect(second.visits.map(({ requestId }) => requestId)).toEqual(Array.from({ length: 30 }, (_, index) => `r${100 + index}`))
    expect(second).not.toHaveProperty('paginationKey')
  })

  it('narrows by linked id, and takes so many as it asks for', async () => {
    expect((await client().getVisits('someone', { limit: 500, linked_id: 'even & "odd"' })).visits).toHaveLength(65)
    expect((await client().getVisits('someone', { limit: 1 })).visits).toHaveLength(1)
    expect(await client().getVisits('silent')).toEqual({ visitorId: 'silent', visits: [] })
  })

  it('gives its key in the query too', async () => {
    expect((await client(testToken, AuthenticationMode.QueryParameter).getVisits('someone', { limit: 1 })).visits).toHaveLength(1)
  })

  it('sorts the errors', async () => {
    const refused = await failed(client('another-token').getVisits('someone'))
    expect(refused).toBeInstanceOf(RequestError)
    expect(refused).toMatchObject({ statusCode: 403, message: 'Forbidden (HTTP 403)' })
    expect(await failed(client().getVisits('nobody'))).toMatchObject({ statusCode: 404, message: 'visitor not found' })
    expect(await failed(client().getVisits('someone', { limit: 501 }))).toMatchObject({ statusCode: 400, message: 'bad request' })
  })

  it('learns from a 429 of this form when to come back', async () => {
    const busy = await serveRequests(async () => Response.json({ error: 'too many requests' }, { status: 429, headers: { 'retry-after': '7' } }))
    try {
      const throttled = await failed(clientAt(busy.origin).getVisits('someone'))
      expect(throttled).toBeInstanceOf(TooManyRequestsError)
      expect(throttled).toMatchObject({ statusCode: 429, retryAfter: 7 })
    } finally {
      await busy.close()
    }
  })
})
