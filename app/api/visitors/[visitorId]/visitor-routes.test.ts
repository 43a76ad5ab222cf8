import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Role } from '@/lib/console-api/answers'
import type { RouteHandler } from '@/lib/http/create-route'
import type { VisitStore } from '@/lib/store'
import { incomingVisit } from '@/lib/store/test-helpers/incoming-visit'

const signedIn = vi.hoisted(() => ({ role: 'analyst' }))
vi.mock('@/lib/accounts/find-session', () => ({ findSession: async () => ({ id: 'a', email: 'a@example.com', name: 'A', role: signedIn.role, sessionId: 's' }) }))

const folder = mkdtempSync(join(tmpdir(), 'sightline-routes-'))
const now = Date.now()
const berlin = { ip: '203.0.113.24', ipLocation: { latitude: 52.52, longitude: 13.41, accuracyRadius: 10, city: { name: 'Berlin' } } }
const memphis = { ip: '198.51.100.77', ipLocation: { latitude: 35.15, longitude: -90.05, accuracyRadius: 100, city: { name: 'Memphis' } } }

let store: VisitStore
let routes: Record<'overview' | 'activity' | 'path' | 'visit', RouteHandler>

beforeAll(async () => {
  vi.stubEnv('SIGHTLINE_DATA_DIR', folder)
  store = (await import('@/lib/store')).getVisitStore()
  await store.append([incomingVisit('known', 'first', now - 1_211_000, berlin), incomingVisit('known', 'odd id/%', now, memphis)])
  routes = {
    overview: (await import('./overview/route')).GET,
    activity: (await import('./activity/route')).GET,
    path: (await import('./path/route')).GET,
    visit: (await import('./visits/[requestId]/route')).GET,
  }
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

async function ask(name: keyof typeof routes, role: Role, query = '', params: Record<string, string> = { visitorId: 'known' }) {
  signedIn.role = role
  const response = await routes[name](new Request(`http://localhost:3000/api/x?${query}`), { params: Promise.resolve(params) })
  return { status: response.status, body: await response.json() }
}

describe('the routes of a visitor', () => {
  it('answer with findings, bins and a path', async () => {
    const overview = await ask('overview', 'analyst', 'zone=Europe/Berlin')
    expect(overview).toMatchObject({ status: 200, body: { visits: 2, findings: [{ kind: 'impossible-travel', figures: { travel: { from: { latitude: 52.52 } } } }] } })
    expect(await ask('activity', 'agent', 'zone=Europe/Berlin&linked_id=x')).toMatchObject({ status: 200, body: { unit: 'day' } })
    expect(await ask('path', 'analyst')).toMatchObject({ status: 200, body: { places: [{ latitude: 52.52 }, {}], legs: [{ from: 0, to: 1 }] } })
  })

  it('answer an agent with whole degrees and without the JSON as received', async () => {
    expect(await ask('path', 'agent')).toMatchObject({ body: { places: [{ latitude: 53 }, { longitude: -90 }] } })
    const params = { visitorId: 'known', requestId: 'odd id/%' }
    const agents = await ask('visit', 'agent', '', params)
    expect(agents).toMatchObject({ status: 200, body: { visit: { ip: '198.51.100.0/24' }, travel: { to: { latitude: 35 } } } })
    expect(agents.body).not.toHaveProperty('raw')
    expect(JSON.stringify(agents.body)).not.toContain('198.51.100.77')
    expect((await ask('visit', 'analyst', '', params)).body.raw).toContain('"requestId": "odd id/%"')
  })

  it('answer 404 in words for what is unknown', async () => {
    for (const name of ['overview', 'activity', 'path'] as const) expect(await ask(name, 'agent', '', { visitorId: 'nobody' })).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(await ask('visit', 'agent', '', { visitorId: 'known', requestId: 'none' })).toMatchObject({ status: 404 })
  })

  it.each([
    ['overview', 'zone=Europe/Dusseldorf', 'zone'],
    ['activity', 'from=yesterday', 'from'],
    ['activity', 'from=2&to=1', 'from'],
    ['path', 'incognito=maybe', 'incognito'],
    ['path', 'country=', 'country'],
  ] as const)('%s?%s is a 400 that names the field', async (name, query, field) => {
    const answer = await ask(name, 'agent', query)
    expect(answer.status).toBe(400)
    expect(answer.body.fields).toMatchObject([{ field }])
  })

  it('refuse an id that cannot be one', async () => expect(await ask('overview', 'agent', '', { visitorId: 'a b' })).toMatchObject({ status: 400, body: { fields: [{ field: 'visitorId' }] } }))
})
