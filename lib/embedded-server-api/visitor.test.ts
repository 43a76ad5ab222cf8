import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { incomingVisit } from '../store/test-helpers/incoming-visit'
import { sampleVisit } from '../visits/sample-visit.fixture'
import { openEmbedded, testToken } from './test-helpers/open-embedded'

const now = Date.UTC(2026, 5, 1)
const day = 86_400_000
let embedded: Awaited<ReturnType<typeof openEmbedded>>
const ask = (path: string, options: RequestInit = {}) => fetch(`${embedded.baseUrl}${path}`, { headers: { 'auth-token': testToken }, ...options })
const answerOf = async (path: string) => (await ask(path)).json()

beforeAll(async () => {
  embedded = await openEmbedded({ now: () => now })
  const visit = (id: string, timestamp: number, linkedId?: string) => incomingVisit('Ibk1527CUFmcnjLwIs4A9', id, timestamp, { linkedId })
  await embedded.store.append([
    ...Array.from({ length: 600 }, (_, index) => visit(`r${String(index).padStart(3, '0')}`, now - Math.floor(index / 3) * 1_000, index % 10 === 0 ? 'tenth' : undefined)),
    visit('edge', now - 10 * day),
    visit('before', now - 10 * day - 1),
    incomingVisit('silent', 'r', now - 12 * day),
  ])
})
afterAll(() => embedded.remove())

describe('GET /visitors/:id', () => {
  it.each([
    ['auth-token', ''], ['auth-api-key', ''], ['', 'token'], ['', 'api_key'],
  ])('lets the token in by header %j or parameter %j', async (header, parameter) => {
    const path = `/visitors/silent${parameter ? `?${parameter}=${testToken}` : ''}`
    const response = await ask(path, { headers: header ? { [header]: testToken } : {} })
    expect([response.status, response.headers.get('cache-control'), response.headers.get('content-type')]).toEqual([200, 'no-store', 'application/json'])
  })

  it.each([
    ['/visitors/silent', {}], ['/visitors/silent', { 'auth-token': 'wrong' }], ['/visitors/silent?token=', {}], ['/visitors/silent?limit=0', {}], ['/visits', {}], ['/elsewhere', {}],
  ])('forbids %s with %j before it judges anything else', async (path, headers) => {
    const response = await ask(path, { headers })
    expect([response.status, await response.text()]).toEqual([403, '{"error":"Forbidden (HTTP 403)"}'])
  })

  it('answers 100 unless asked for more, newest first', async () => {
    const answer = await answerOf('/visitors/Ibk1527CUFmcnjLwIs4A9')
    expect(answer.visits).toHaveLength(100)
    expect(answer.visitorId).toBe('Ibk1527CUFmcnjLwIs4A9')
    expect(answer.visits.slice(0, 4).map(({ requestId }: { requestId: string }) => requestId)).toEqual(['r002', 'r001', 'r000', 'r005'])
    expect(answer.visits[0]).toEqual({ requestId: 'r002', time: '2026-06-01T00:00:00Z', timestamp: now })
    expect((await answerOf('/visitors/Ibk1527CUFmcnjLwIs4A9?limit=500')).visits).toHaveLength(500)
  })

  it('pages through the whole window, each visit once, and not past its edge', async () => {
    const seen: string[] = []
    let key: string | undefined
    do {
      const answer = await answerOf(`/visitors/Ibk1527CUFmcnjLwIs4A9?limit=77${key ? `&paginationKey=${key}` : ''}`)
      seen.push(...answer.visits.map(({ requestId }: { requestId: string }) => requestId))
      key = answer.paginationKey
    } while (key)
    expect(seen).toHaveLength(601)
    expect(new Set(seen).size).toBe(601)
    expect(seen.at(-1)).toBe('edge')
  })

  it('counts the limit after the filter', async () => {
    const answer = await answerOf('/visitors/Ibk1527CUFmcnjLwIs4A9?limit=50&linked_id=tenth')
    expect(answer.visits).toHaveLength(50)
    expect(answer.visits.every(({ linkedId }: { linkedId: string }) => linkedId === 'tenth')).toBe(true)
    expect((await answerOf(`/visitors/Ibk1527CUFmcnjLwIs4A9?linked_id=tenth&limit=50&paginationKey=${answer.paginationKey}`)).visits).toHaveLength(10)
    expect((await answerOf('/visitors/Ibk1527CUFmcnjLwIs4A9?linked_id=Tenth')).visits).toEqual([])
  })

  it('tells a visitor without recent visits from an unknown one', async () => {
    expect(await answerOf('/visitors/silent')).toEqual({ visitorId: 'silent', visits: [] })
    const unknown = await ask('/visitors/nobody')
    expect([unknown.status, await unknown.text()]).toEqual([404, '{"error":"visitor not found"}'])
  })

  it.each([
    ['?limit=0', 'limit'], ['?limit=501', 'limit'], ['?limit=ten', 'limit'], ['?limit=', 'limit'], ['?limit=1.5', 'limit'], ['?limit=-1', 'limit'], ['?limit=1&limit=2', 'limit'],
    ['?linked_id=', 'linked_id'], ['?paginationKey=unknown', 'paginationKey'], ['%2f..', 'visitorId'], [`${'x'.repeat(64)}`, 'visitorId'],
  ])('refuses %s and names %s', async (query, name) => {
    const response = await ask(`/visitors/silent${query}`)
    const body = await response.json()
    expect([response.status, body.error]).toEqual([400, 'bad request'])
    expect(body.detail).toContain(name)
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'])('refuses %s', async (method) => {
    const response = await ask('/visitors/silent', { method })
    expect([response.status, response.headers.get('allow'), response.headers.get('cache-control')]).toEqual([405, 'GET', 'no-store'])
  })

  it('gives the sample back as it was sent', async () => {
    await ask('/visits', { method: 'POST', body: JSON.stringify({ visitorId: 'sample', ...sampleVisit, time: '2026-05-31T16:40:13Z' }) })
    const [visit] = (await answerOf('/visitors/sample')).visits
    const { requestId, timestamp, ...spec } = visit
    expect(spec).toEqual({ ...sampleVisit, time: '2026-05-31T16:40:13Z' })
    expect(requestId).toMatch(/^[\w-]{27}$/)
    expect(timestamp).toBe(Date.UTC(2026, 4, 31, 16, 40, 13))
  })

  it('answers 404 elsewhere', async () => {
    expect((await ask('/elsewhere')).status).toBe(404)
  })
})
