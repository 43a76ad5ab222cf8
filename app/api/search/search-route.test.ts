import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Role, SearchAnswer } from '@/lib/console-api/answers'
import type { RouteHandler } from '@/lib/http/create-route'
import type { VisitStore } from '@/lib/store'
import { incomingVisit } from '@/lib/store/test-helpers/incoming-visit'

const signedIn = vi.hoisted(() => ({ role: 'analyst' }))
vi.mock('@/lib/accounts/find-session', () => ({ findSession: async () => ({ id: 'a', email: 'a@example.com', name: 'A', role: signedIn.role, sessionId: 's' }) }))

const folder = mkdtempSync(join(tmpdir(), 'sightline-search-route-'))
const noon = Date.UTC(2025, 5, 1, 12)

let store: VisitStore
let get: RouteHandler
beforeAll(async () => {
  vi.stubEnv('SIGHTLINE_DATA_DIR', folder)
  store = (await import('@/lib/store')).getVisitStore()
  await store.append([
    incomingVisit('one', 'a', noon, { ip: '203.0.113.7', url: 'https://shop.example/checkout/77?from=203.0.113.7', linkedId: 'acct', incognito: true }),
    incomingVisit('two', 'b', noon + 1, { ip: '203.0.113.9', url: 'https://shop.example/' }),
  ])
  get = (await import('./route')).GET
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

async function ask(query: Record<string, string>, role: Role = 'analyst') {
  signedIn.role = role
  const response = await get(new Request(`http://localhost:3000/api/search?${new URLSearchParams(query)}`))
  const body: SearchAnswer & { fields?: unknown } = await response.json()
  return { status: response.status, body }
}

describe('GET /api/search', () => {
  it('finds by part of a URL and by a filter', async () => {
    expect((await ask({ q: '/checkout/77' })).body).toMatchObject({ terms: [{ kind: 'url', value: '/checkout/77' }], visitors: [{ visitorId: 'one', newest: { visit: { requestId: 'a' } } }] })
    expect((await ask({ incognito: 'true' })).body.visitors.map(({ visitorId }) => visitorId)).toEqual(['one'])
    expect((await ask({ q: '203.0.113.0/24', url: 'shop.example', from: String(noon + 1) })).body.visitors.map(({ visitorId }) => visitorId)).toEqual(['two'])
  })

  it('lets an agent search by a whole address, and tells none', async () => {
    const { body } = await ask({ q: '203.0.113.7', to: String(noon) }, 'agent')
    expect(body.visitors).toMatchObject([{ visitorId: 'one', newest: { visit: { ip: '203.0.113.0/24', url: 'https://shop.example/checkout/77?from=203.0.113.0/24' } } }])
    expect(JSON.stringify(body.visitors.map(({ newest }) => newest?.visit))).not.toContain('203.0.113.7')
  })

  it('refuses a question without anything to look for, a filter that is none, and a foreign cursor', async () => {
    const field = async (query: Record<string, string>) => {
      const { status, body } = await ask(query)
      return [status, body.fields]
    }
    expect(await field({})).toEqual([400, [{ field: 'q', message: 'is empty, and there is no filter' }]])
    expect(await field({ q: ' ' })).toMatchObject([400, [{ field: 'q' }]])
    expect(await field({ q: 'one', ip: 'nonsense' })).toMatchObject([400, [{ field: 'ip' }]])
    expect(await field({ q: 'one', url: 'ab' })).toMatchObject([400, [{ field: 'url' }]])
    expect(await field({ q: 'one', cursor: 'foreign' })).toMatchObject([400, [{ field: 'cursor' }]])
  })
})
