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

const folder = mkdtempSync(join(tmpdir(), 'sightline-map-routes-'))
const noon = Date.UTC(2025, 5, 1, 12)
const day = 86_400_000
const berlin = { ipLocation: { latitude: 52.52, longitude: 13.41, city: { name: 'Berlin' }, country: { code: 'DE' } } }
const suva = { ipLocation: { latitude: -18.1, longitude: 178.4, country: { code: 'FJ' } }, browserDetails: { botProbability: 0.5, browserName: 'Chrome' } }
const apia = { ipLocation: { latitude: -13.8, longitude: -171.8 }, incognito: true }

let store: VisitStore
let routes: Record<'map' | 'histogram' | 'cell', RouteHandler>

beforeAll(async () => {
  vi.stubEnv('SIGHTLINE_DATA_DIR', folder)
  store = (await import('@/lib/store')).getVisitStore()
  await store.append([
    incomingVisit('one', 'a', noon, { ...berlin, linkedId: '203.0.113.7' }), incomingVisit('one', 'b', noon + 1, berlin), incomingVisit('two', 'c', noon + day, berlin),
    incomingVisit('two', 'd', noon + day, suva), incomingVisit('three', 'e', noon + day, apia), incomingVisit('nowhere', 'f', noon),
  ])
  routes = { map: (await import('./route')).GET, histogram: (await import('./histogram/route')).GET, cell: (await import('./cell/route')).GET }
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

async function ask(name: keyof typeof routes, query = '', role: Role = 'analyst') {
  signedIn.role = role
  const response = await routes[name](new Request(`http://localhost:3000/api/x?${query}`))
  return { status: response.status, body: await response.json() }
}

describe('the map', () => {
  it('counts the world by cells, most visits first, and what it counted', async () => {
    const { status, body } = await ask('map', 'bbox=-180,-90,180,90&zoom=2')
    expect(status).toBe(200)
    expect(body).toMatchObject({ visits: 5, visitors: 3, incognito: 1, bots: 1, size: 10, bbox: [-180, -90, 180, 90] })
    expect(body.cells[0]).toEqual({ latitude: 55, longitude: 15, size: 10, visits: 3, visitors: 2, incognito: 0, bots: 0, place: 'Berlin, DE' })
    expect(body.cells).toHaveLength(3)
  })

  it('takes a view over the antimeridian', async () => {
    for (const bbox of ['170,-30,-160,0', '170,-30,200,0', '-190,-30,-160,0']) {
      expect((await ask('map', `bbox=${bbox}&zoom=4`)).body).toMatchObject({ visits: 2, visitors: 2, incognito: 1, bots: 1 })
    }
  })

  it('narrows by time, by whole days in UTC, and by a filter', async () => {
    const early = await ask('map', `from=${noon}&to=${noon + 1}`)
    expect(early.body).toMatchObject({ visits: 2, visitors: 1 })
    expect(early.body.from).toBeLessThanOrEqual(noon)
    expect(early.body.to).toBeGreaterThanOrEqual(noon + 1)
    expect((await ask('map', 'bot=0.5')).body).toMatchObject({ visits: 1, bots: 1 })
    expect((await ask('map', 'browser=Chrome&country=fj')).body).toMatchObject({ visits: 1 })
  })

  it('answers an agent with cells of a degree or more', async () => {
    expect((await ask('map', 'bbox=13,52,14,53&zoom=12')).body).toMatchObject({ size: 0.25, visits: 3 })
    expect((await ask('map', 'bbox=13,52,14,53&zoom=12', 'agent')).body).toMatchObject({ size: 1, cells: [{ latitude: 52.5, longitude: 13.5, visits: 3 }] })
  })

  it.each([
    ['map', 'bbox=1,2,3', 'bbox'], ['map', 'bbox=0,10,1,0', 'bbox'], ['map', 'bbox=0,0,1,NaN', 'bbox'], ['map', 'zoom=99', 'zoom'],
    ['map', 'from=2&to=1', 'from'], ['map', 'network=nonsense', 'network'], ['histogram', 'bot=2', 'bot'], ['cell', 'latitude=91&longitude=0&size=1', 'latitude'], ['cell', 'latitude=1&longitude=0&size=3', 'size'],
  ] as const)('%s?%s is a 400 that names the field', async (name, query, field) => {
    const answer = await ask(name, query)
    expect(answer.status).toBe(400)
    expect(answer.body.fields).toMatchObject([{ field }])
  })
})

describe('the histogram', () => {
  it('has bins without a gap, of which the sums are those of the map', async () => {
    const { body } = await ask('histogram')
    const bins: { from: number; to: number; visits: number }[] = body.bins
    expect(bins.length).toBeLessThanOrEqual(200)
    expect(bins.every(({ from }, index) => index === 0 || from === bins[index - 1]?.to)).toBe(true)
    expect(bins.map(({ visits }) => visits).filter((visits) => visits > 0)).toEqual([2, 3])
  })
})

describe('a cell', () => {
  it('lists its visitors in the asked order', async () => {
    const cell = 'latitude=52.5&longitude=13.5&size=1'
    const { body } = await ask('cell', `${cell}&sort=visits`)
    expect(body).toEqual({ found: 2, visitors: [{ visitorId: 'one', visits: 2, incognito: 0, linkedIds: ['203.0.113.7'], lastSeen: noon + 1 }, { visitorId: 'two', visits: 1, incognito: 0, linkedIds: [], lastSeen: noon + day }] })
    expect((await ask('cell', `${cell}&sort=last`)).body.visitors).toMatchObject([{ visitorId: 'two' }, { visitorId: 'one' }])
  })

  it('tells an agent no address, and widens a cell that is too small for one', async () => {
    const { body } = await ask('cell', 'latitude=52.6&longitude=13.9&size=0.25&sort=visits', 'agent')
    expect(body).toMatchObject({ found: 2, visitors: [{ linkedIds: ['203.0.113.0/24'] }, {}] })
    expect((await ask('cell', 'latitude=52.6&longitude=13.9&size=0.25')).body.found).toBe(0)
  })
})
