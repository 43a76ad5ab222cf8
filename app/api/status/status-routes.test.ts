import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { getSessionSecret } from '@/lib/accounts/session-secret'
import { signInForTest } from '@/lib/accounts/testing'
import { readAudit } from '@/lib/audit'
import type { RouteHandler } from '@/lib/http/create-route'
import { getDatabase } from '@/lib/database'
import { getServerApi, serverApiAccess } from '@/lib/server-api'
import { type FaultyUpstream, startFaultyUpstream } from '@/lib/server-api/test-helpers/faulty-upstream'
import { getVisitStore } from '@/lib/store'
import { incomingVisit } from '@/lib/store/test-helpers/incoming-visit'

const token = 'canary-of-a-token-0123456789'
const folder = mkdtempSync(join(tmpdir(), 'sightline-status-'))
let upstream: FaultyUpstream
let cookie: string
let routes: Record<'status' | 'tryNow' | 'testToken', RouteHandler>

beforeAll(async () => {
  upstream = await startFaultyUpstream({ token })
  vi.stubEnv('SIGHTLINE_DATA_DIR', folder)
  vi.stubEnv('SERVER_API_EU_TOKEN', token)
  vi.stubEnv('SERVER_API_EU_URL', upstream.origin)
  vi.stubEnv('SERVER_API_GENERATION', 'v4')
  cookie = (await signInForTest(getDatabase().kysely, { secret: getSessionSecret(), role: 'admin' })).cookie
  await getVisitStore().append([incomingVisit('someone', 'one', Date.now())])
  routes = {
    status: (await import('./route')).GET,
    tryNow: (await import('./[region]/try-now/route')).POST,
    testToken: (await import('./[region]/test-token/route')).POST,
  }
})
afterAll(async () => {
  await getServerApi().close()
  await upstream.close()
  await getDatabase().close()
  rmSync(folder, { recursive: true })
})

async function ask(name: keyof typeof routes, region?: string) {
  const options = region === undefined ? {} : { method: 'POST', body: '{}' }
  const response = await routes[name](new Request('http://localhost:3000/api/status', { ...options, headers: { cookie, 'content-type': 'application/json' } }), { params: Promise.resolve({ region }) })
  const text = await response.text()
  expect(text).not.toContain(token)
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
}

const lookUp = (visitorId: string) => Promise.all(serverApiAccess().sources.map((source) => getServerApi().ask(source, visitorId, { limit: 1 }).catch(() => undefined)))

async function openTheCircuit() {
  await upstream.behave('500')
  for (let index = 0; index < 5; index += 1) await lookUp(`somebody${index}`)
}

describe('the routes of the status', () => {
  it('tell of each region, the archive, the catch-up and Sightline itself', async () => {
    await upstream.behave('well')
    await lookUp('someone')
    const { status, body } = await ask('status')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      regions: [{ region: 'eu', host: new URL(upstream.origin).host, generation: 'v4', calls: 1, circuit: { state: 'closed' }, lookups: { all: 1 } }],
      archive: { visits: 1, visitors: 1, accepted: 1, failures: 0 },
      catchUp: [{ region: 'eu', state: 'waiting', pages: 0 }],
    })
    expect(body.archive.size).toBeGreaterThan(4096)
    expect(body.startedAt).toBeLessThan(body.at)
  })

  it('close a circuit that is open, and say so in the audit', async () => {
    await openTheCircuit()
    expect((await ask('status')).body.regions).toMatchObject([{ state: 'down', circuit: { state: 'open' }, lastError: { code: 'upstream_failed', advice: expect.stringMatching(/\.$/) } }])
    expect((await ask('tryNow', 'eu')).status).toBe(204)
    await upstream.behave('well')
    await lookUp('someone-else')
    expect((await ask('status')).body.regions).toMatchObject([{ circuit: { state: 'closed' } }])
    expect((await readAudit({ action: 'region.try' }, undefined)).entries).toMatchObject([{ subject: 'eu' }])
  })

  it('test a token in words, and say so in the audit', async () => {
    await upstream.behave('well')
    expect(await ask('testToken', 'eu')).toMatchObject({ status: 200, body: { ok: true, sentence: 'The Server API (eu) accepts the token.' } })
    await upstream.behave('wrong_region')
    expect(await ask('testToken', 'eu')).toMatchObject({ status: 200, body: { ok: false, code: 'wrong_region' } })
    expect((await readAudit({ action: 'region.test' }, undefined)).entries).toHaveLength(2)
  })

  it('know no region that is not asked', async () => {
    expect(await ask('tryNow', 'us')).toMatchObject({ status: 404, body: { detail: 'This installation does not ask us. It asks eu.' } })
    expect(await ask('testToken', 'moon')).toMatchObject({ status: 400, body: { fields: [{ field: 'region' }] } })
  })
})
