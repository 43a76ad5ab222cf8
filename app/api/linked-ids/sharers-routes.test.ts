import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Role, SharersAnswer } from '@/lib/console-api/answers'
import type { RouteHandler } from '@/lib/http/create-route'
import type { VisitStore } from '@/lib/store'
import { incomingVisit } from '@/lib/store/test-helpers/incoming-visit'

const signedIn = vi.hoisted(() => ({ role: 'analyst' }))
vi.mock('@/lib/accounts/find-session', () => ({ findSession: async () => ({ id: 'a', email: 'a@example.com', name: 'A', role: signedIn.role, sessionId: 's' }) }))

const folder = mkdtempSync(join(tmpdir(), 'sightline-sharers-routes-'))
const noon = Date.UTC(2025, 5, 1, 12)

let store: VisitStore
let routes: Record<'linked-ids' | 'networks', RouteHandler>
beforeAll(async () => {
  vi.stubEnv('SIGHTLINE_DATA_DIR', folder)
  store = (await import('@/lib/store')).getVisitStore()
  await store.append([
    incomingVisit('one', 'a', noon, { ip: '203.0.113.7', linkedId: 'acct/1?', incognito: true }),
    incomingVisit('one', 'b', noon + 1, { ip: '203.0.113.8', linkedId: 'at 203.0.113.8' }),
    incomingVisit('two', 'c', noon + 2, { ip: '203.0.113.200', linkedId: 'acct/1?' }),
    incomingVisit('six', 'd', noon + 3, { ip: '2001:db8:4a::7' }),
    ...Array.from({ length: 120 }, (_, index) => incomingVisit(`crowd-${index}`, 'a', noon - index, { ip: '198.51.100.7' })),
  ])
  routes = { 'linked-ids': (await import('./route')).GET, networks: (await import('../networks/route')).GET }
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

async function ask(name: keyof typeof routes, query: Record<string, string>, role: Role = 'analyst') {
  signedIn.role = role
  const response = await routes[name](new Request(`http://localhost:3000/api/x?${new URLSearchParams(query)}`))
  const body: SharersAnswer = await response.json()
  return { status: response.status, body, ids: body.visitors?.map(({ visitorId }) => visitorId) }
}

describe('everybody who shares something', () => {
  it('is told of a linked id, whatever characters it has', async () => {
    const { body, ids } = await ask('linked-ids', { id: 'acct/1?' })
    expect(ids).toEqual(['two', 'one'])
    expect(body).toMatchObject({ value: 'acct/1?', total: { visitors: 2, visits: 2, atLeast: false }, facts: { looked: 2, incognito: 1, ipCount: 2 }, visitors: [{ ips: ['203.0.113.200'] }, { ips: ['203.0.113.7'] }] })
    expect((await ask('linked-ids', { id: 'nobody' })).body).toEqual({ value: 'nobody', facts: { looked: 0, incognito: 0, countries: [], countryCount: 0, ipCount: 0, linkedIdCount: 0 }, visitors: [] })
  })

  it('is told of an address, and of a network in one spelling', async () => {
    expect(await ask('networks', { address: '203.0.113.7' })).toMatchObject({ body: { value: '203.0.113.7/32' }, ids: ['one'] })
    expect(await ask('networks', { address: '203.0.113.99/24' })).toMatchObject({ body: { value: '203.0.113.0/24', total: { visitors: 2 } }, ids: ['two', 'one'] })
    expect(await ask('networks', { address: '2001:DB8:4a::/48' })).toMatchObject({ body: { value: '2001:db8:4a::/48' }, ids: ['six'] })
  })

  it('comes in pages, each visitor once, with cursors of this question alone', async () => {
    const first = await ask('networks', { address: '198.51.100.7' })
    const second = await ask('networks', { address: '198.51.100.7', cursor: first.body.next ?? '' })
    const third = await ask('networks', { address: '198.51.100.7', cursor: second.body.next ?? '' })
    expect(second.body).not.toHaveProperty('total')
    expect([...first.ids, ...second.ids, ...third.ids]).toEqual(Array.from({ length: 120 }, (_, index) => `crowd-${index}`))
    expect(third.body.next).toBeUndefined()
    expect((await ask('networks', { address: '198.51.100.8', cursor: first.body.next ?? '' })).status).toBe(400)
  })

  it('shows an agent networks alone', async () => {
    const { body, ids } = await ask('networks', { address: '203.0.113.7' }, 'agent')
    expect(body.value).toBe('203.0.113.0/24')
    expect(ids).toEqual(['two', 'one'])
    expect(body.visitors[1]).toMatchObject({ ips: ['203.0.113.0/24'], linkedIds: ['at 203.0.113.0/24', 'acct/1?'] })
    expect((await ask('networks', { address: '2001:db8:4a::7/64' }, 'agent')).body.value).toBe('2001:db8:4a::/48')
    expect((await ask('networks', { address: '203.0.0.0/16' }, 'agent')).body.value).toBe('203.0.0.0/16')
  })

  it('refuses what is no address, and an empty id', async () => {
    for (const address of ['', 'nonsense', '203.0.113', '203.0.113.7/33']) expect((await ask('networks', { address })).status).toBe(400)
    expect((await ask('linked-ids', { id: '' })).status).toBe(400)
  })
})
