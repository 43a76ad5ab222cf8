import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Role } from '@/lib/console-api/answers'
import { serveRequests } from '@/lib/embedded-server-api/test-helpers/serve-requests'
import type { RouteHandler } from '@/lib/http/create-route'
import type { VisitStore } from '@/lib/store'
import { incomingVisit } from '@/lib/store/test-helpers/incoming-visit'

const signedIn = vi.hoisted(() => ({ role: 'analyst' }))
vi.mock('@/lib/accounts/find-session', () => ({ findSession: async () => ({ id: 'a', email: 'a@example.com', name: 'A', role: signedIn.role, sessionId: 's' }) }))

const folder = mkdtempSync(join(tmpdir(), 'sightline-history-routes-'))
const now = Date.now()
const token = 'canary-0123456789abcdef'
const berlin = { ip: '203.0.113.24', ipLocation: { latitude: 52.52, longitude: 13.41, accuracyRadius: 10, city: { name: 'Berlin' } } }
const memphis = { ip: '198.51.100.77', ipLocation: { latitude: 35.15, longitude: -90.05, accuracyRadius: 100, city: { name: 'Memphis' } } }

let served: Awaited<ReturnType<typeof serveRequests>>
let store: VisitStore
let routes: Record<'history' | 'overview' | 'activity' | 'path' | 'visit' | 'similar' | 'search' | 'archive', RouteHandler>

beforeAll(async () => {
  served = await serveRequests(async (request) => (request.headers.get('auth-token') === token && /\/visitors\/(known|fresher)/.test(request.url) ? Response.json({ visits: [{ timestamp: now, requestId: 'new', ...memphis }] }) : Response.json({ error: 'failed' }, { status: 500 })))
  vi.stubEnv('SIGHTLINE_DATA_DIR', folder)
  vi.stubEnv('SERVER_API_EU_TOKEN', token)
  vi.stubEnv('SERVER_API_EU_URL', served.origin)
  store = (await import('@/lib/store')).getVisitStore()
  await store.append([incomingVisit('known', 'old', now - 1_200_000, { ...berlin, linkedId: 'acct_1' })])
  routes = {
    history: (await import('./route')).GET,
    overview: (await import('./overview/route')).GET,
    activity: (await import('./activity/route')).GET,
    path: (await import('./path/route')).GET,
    visit: (await import('./visits/[requestId]/route')).GET,
    similar: (await import('./similar/route')).GET,
    search: (await import('../../search/route')).GET,
    archive: (await import('../../archive/route')).GET,
  }
})
afterAll(async () => {
  await store.close()
  await served.close()
  rmSync(folder, { recursive: true })
})

async function ask(name: keyof typeof routes, role: Role, query = '', visitorId = 'known') {
  signedIn.role = role
  const response = await routes[name](new Request(`http://localhost:3000/api/x?${query}`), { params: Promise.resolve({ visitorId, requestId: 'new' }) })
  const text = await response.text()
  expect(text).not.toContain(token)
  expect(response.headers.get('cache-control')).toBe('no-store')
  return { status: response.status, text, body: JSON.parse(text) }
}

describe('the routes of history and search', () => {
  it('answer an analyst with the merged visits, their travel and what each source said', async () => {
    const { status, body } = await ask('history', 'analyst')
    expect(status).toBe(200)
    expect(body.visits).toMatchObject([{ requestId: 'new', ip: '198.51.100.77', region: 'eu' }, { requestId: 'old', ip: '203.0.113.24', archived: true }])
    expect(body.travels).toMatchObject({ new: { verdict: 'impossible', from: { latitude: 52.52 } } })
    expect(body.sources.map(({ source, status: state, visits }: Record<string, unknown>) => [source, state, visits])).toEqual([['eu', 'ok', 1], ['archive', 'ok', 1]])
    await (await import('@/lib/history/get-write-through')).getWriteThrough().whenKept('known')
    expect(await store.countHistory('known', {})).toBe(2)
  })

  it('answer an agent with networks and whole degrees, in every byte', async () => {
    const { text, body } = await ask('history', 'agent')
    expect(body.visits).toMatchObject([{ ip: '198.51.100.0/24', ipLocation: { latitude: 35 } }, { ip: '203.0.113.0/24' }])
    expect(body.travels.new.from.latitude).toBe(53)
    for (const hidden of ['198.51.100.77', '203.0.113.24', '52.52', '35.15']) expect(text).not.toContain(hidden)
  })

  it('answer 502 when the region fails and nobody knows the visitor', async () => {
    expect(await ask('history', 'agent', '', 'stranger')).toMatchObject({ status: 502, body: { code: 'upstream_failed' } })
    expect(await ask('history', 'agent', 'source=archive', 'stranger')).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })

  it.each([
    ['history', 'limit=0', 'limit'], ['history', 'limit=501', 'limit'], ['history', 'limit=x', 'limit'], ['history', 'cursor=x', 'cursor'], ['history', 'source=mars', 'source'], ['history', 'source=us', 'source'],
    ['history', 'from=2&to=1', 'from'], ['history', 'to=soon', 'to'], ['history', 'fresh=yes', 'fresh'], ['history', 'limit=1&limit=2', 'limit'],
    ['search', '', 'q'], ['search', 'q=%20', 'q'], ['search', `q=${'x'.repeat(10_001)}`, 'q'], ['search', 'q=a&cursor=x', 'cursor'],
  ] as const)('answer 400 to %s?%s and name the field', async (name, query, field) => {
    expect(await ask(name, 'agent', query)).toMatchObject({ status: 400, body: { code: 'bad_request', fields: [{ field }] } })
  })

  it('see in the archive what a look-up has just brought', async () => {
    expect((await ask('history', 'analyst', 'source=eu&fresh=1', 'fresher')).body).toMatchObject({ visits: [{ requestId: 'new' }], sources: [{ source: 'eu', status: 'ok' }] })
    const answers = await Promise.all((['overview', 'activity', 'path', 'visit'] as const).map((name) => ask(name, 'analyst', '', 'fresher')))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect((await ask('similar', 'agent', '', 'freshre')).body).toMatchObject({ visitors: [{ visitorId: 'fresher' }] })
    await store.removeVisitors(['fresher'])
  })

  it('find visitors, and ids like one', async () => {
    expect((await ask('search', 'agent', 'q=acct_1')).body).toMatchObject({ terms: [{ kind: 'linkedId', value: 'acct_1' }], visitors: [{ visitorId: 'known' }] })
    expect((await ask('search', 'agent', 'q=nobody@example.com')).body).toEqual({ terms: [{ kind: 'linkedId', value: 'nobody@example.com' }], visitors: [] })
    expect((await ask('similar', 'agent', '', 'knwon')).body).toMatchObject({ visitors: [{ visitorId: 'known' }] })
  })

  it('tell what the archive holds, without stories where there are no demo visits', async () => {
    expect((await ask('archive', 'agent')).body).toEqual({ visits: 2, visitors: 1, demo: false, stories: [] })
  })
})
