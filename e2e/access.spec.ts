import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { request } from '@playwright/test'
import { embeddedToken, origin, storageStateOf, type Person } from './console-under-test'
import { expect, test } from './fixtures'

type Least = 'public' | Person

const visitorId = 'Q7mX2vLr9TzKc4HdWp1NE'

/** Every route of the build: an address, and who may at least open it. A page for nobody is a redirect to the sign-in. */
const pages: Record<string, { path: string; least: Least }> = {
  '/': { path: '/', least: 'agent' },
  '/visitors/[visitorId]': { path: `/visitors/${visitorId}`, least: 'agent' },
  '/linked-ids/[[...linkedId]]': { path: '/linked-ids/acct_48213', least: 'agent' },
  '/networks/[...address]': { path: '/networks/198.51.100.0/24', least: 'agent' },
  '/live': { path: '/live', least: 'agent' },
  '/settings': { path: '/settings', least: 'agent' },
  '/map': { path: '/map', least: 'agent' },
  '/audit': { path: '/audit', least: 'agent' },
  '/accounts': { path: '/accounts', least: 'agent' },
  '/status': { path: '/status', least: 'agent' },
  '/sign-in': { path: '/sign-in', least: 'public' },
  '/setup': { path: '/setup', least: 'public' },
  '/invitation': { path: '/invitation', least: 'public' },
}

const routes: Record<string, { path: string; least: Least }> = {
  '/api/visitors/[visitorId]': { path: `/api/visitors/${visitorId}`, least: 'agent' },
  '/api/visitors/[visitorId]/overview': { path: `/api/visitors/${visitorId}/overview`, least: 'agent' },
  '/api/visitors/[visitorId]/activity': { path: `/api/visitors/${visitorId}/activity`, least: 'agent' },
  '/api/visitors/[visitorId]/path': { path: `/api/visitors/${visitorId}/path`, least: 'agent' },
  '/api/visitors/[visitorId]/similar': { path: `/api/visitors/${visitorId}/similar`, least: 'agent' },
  '/api/visitors/[visitorId]/visits/[requestId]': { path: `/api/visitors/${visitorId}/visits/unknown`, least: 'agent' },
  '/api/search': { path: '/api/search?q=acct_48213', least: 'agent' },
  '/api/linked-ids': { path: '/api/linked-ids?id=acct_48213', least: 'agent' },
  '/api/networks': { path: '/api/networks?address=198.51.100.0/24', least: 'agent' },
  '/api/archive': { path: '/api/archive', least: 'agent' },
  '/api/regions': { path: '/api/regions', least: 'agent' },
  '/api/map': { path: '/api/map', least: 'agent' },
  '/api/map/histogram': { path: '/api/map/histogram', least: 'agent' },
  '/api/map/cell': { path: '/api/map/cell?latitude=52.5&longitude=13.4&size=1', least: 'agent' },
  '/api/export/visitor/[visitorId]': { path: `/api/export/visitor/${visitorId}?format=csv&reason=A%20look%20at%20who%20may`, least: 'analyst' },
  '/api/export/search': { path: '/api/export/search?q=acct_48213&format=csv&reason=A%20look%20at%20who%20may', least: 'analyst' },
  '/api/export/linked-ids': { path: '/api/export/linked-ids?id=acct_48213&format=csv&reason=A%20look%20at%20who%20may', least: 'analyst' },
  '/api/export/networks': { path: '/api/export/networks?address=198.51.100.77&format=csv&reason=A%20look%20at%20who%20may', least: 'analyst' },
  '/api/export/map/cell': { path: '/api/export/map/cell?latitude=52.5&longitude=13.4&size=0.25&format=csv&reason=A%20look%20at%20who%20may', least: 'analyst' },
  '/api/saved-searches': { path: '/api/saved-searches', least: 'agent' },
  '/api/sessions': { path: '/api/sessions', least: 'agent' },
  '/api/accounts': { path: '/api/accounts', least: 'admin' },
  '/api/audit': { path: '/api/audit', least: 'admin' },
  '/api/status': { path: '/api/status', least: 'admin' },
  '/api/metrics': { path: '/api/metrics', least: 'public' },
  '/api/erasure': { path: '/api/erasure', least: 'admin' },
  '/api/retention': { path: '/api/retention', least: 'admin' },
  '/api/webhooks': { path: '/api/webhooks', least: 'admin' },
  '/api/health': { path: '/api/health', least: 'public' },
}

/** Those that change something, or that answer to other keys than a session; tests of their own look at them. */
const others = [
  '/api/setup', '/api/erasure/preview', '/api/retention/preview', '/api/invitation', '/api/password', '/api/accounts/[accountId]', '/api/accounts/[accountId]/reset', '/api/saved-searches/[savedSearchId]', '/api/auth/sign-in/email', '/api/auth/sign-out',
  '/api/status/[region]/try-now', '/api/status/[region]/test-token', '/api/live', '/api/webhooks/visits', '/api/webhooks/test', '/api/[[...path]]', '/server-api/visitors/[id]', '/server-api/visits', '/server-api/[[...path]]', '/_not-found', '/_global-error',
]

const ranks: Record<Least, number> = { public: 0, agent: 1, analyst: 2, admin: 3 }
const everyone: (Person | undefined)[] = [undefined, 'agent', 'analyst', 'admin']

test('every route of the build is in the table of who may open it', () => {
  const manifest = JSON.parse(readFileSync(join(process.env.SIGHTLINE_BUILD_DIR ?? '.next', 'app-path-routes-manifest.json'), 'utf8')) as Record<string, string>
  const known = new Set([...Object.keys(pages), ...Object.keys(routes), ...others])
  expect(Object.values(manifest).filter((route) => !known.has(route))).toEqual([])
})

for (const person of everyone) {
  test(`${person ?? 'nobody'} opens what the role allows, and nothing else`, async () => {
    const visitor = await request.newContext({ baseURL: origin, storageState: person ? storageStateOf(person) : { cookies: [], origins: [] } })
    for (const { path, least } of Object.values(routes)) {
      const status = (await visitor.get(path)).status()
      expect.soft(refusalOf(status), `GET ${path} answered ${status}`).toBe(expectedRefusal(person, least))
    }
    for (const { path, least } of Object.values(pages)) {
      const response = await visitor.get(path, { maxRedirects: 0 })
      const redirected = response.status() === 307 && (response.headers()['location'] ?? '').startsWith('/sign-in?next=')
      expect.soft(redirected, `GET ${path} answered ${response.status()}`).toBe(person === undefined && least !== 'public')
    }
    await visitor.dispose()
  })
}

test('an odd spelling or method of an address is answered by its API, in its form and order', async () => {
  const [nobody, agent] = await Promise.all([
    request.newContext({ baseURL: origin, storageState: { cookies: [], origins: [] } }),
    request.newContext({ baseURL: origin, storageState: storageStateOf('agent') }),
  ])
  const withToken = { 'auth-token': embeddedToken }
  const answers = [
    [await nobody.get(`/api/visitors/${visitorId}/`, { maxRedirects: 0 }), 401],
    [await agent.get(`/api/visitors/${visitorId}/`, { maxRedirects: 0 }), 200],
    [await agent.get('/api/nowhere/', { maxRedirects: 0 }), 404],
    [await nobody.get(`/server-api/visitors/${visitorId}/`, { maxRedirects: 0 }), 403],
    [await nobody.get(`/server-api/visitors/${visitorId}/`, { maxRedirects: 0, headers: withToken }), 200],
    [await nobody.fetch(`/api/visitors/${visitorId}`, { method: 'PROPFIND' }), 401],
    [await nobody.fetch(`/server-api/visitors/${visitorId}`, { method: 'PROPFIND' }), 403],
  ] as const
  for (const [answer, status] of answers) {
    expect.soft(answer.status(), answer.url()).toBe(status)
    expect.soft(answer.headers()['content-type'], answer.url()).toMatch(/json/)
  }
  const refused = await agent.fetch(`/api/visitors/${visitorId}`, { method: 'PROPFIND' })
  expect([refused.status(), refused.headers()['allow']]).toEqual([405, 'GET, HEAD'])
  const refusedByToken = await nobody.fetch('/server-api/visits', { method: 'PROPFIND', headers: withToken })
  expect([refusedByToken.status(), refusedByToken.headers()['allow']]).toEqual([405, 'POST'])
  await Promise.all([nobody.dispose(), agent.dispose()])
})

const refusalOf = (status: number) => (status === 401 || status === 403 ? status : undefined)

function expectedRefusal(person: Person | undefined, least: Least) {
  if (ranks[person ?? 'public'] >= ranks[least]) return undefined
  return person ? 403 : 401
}
