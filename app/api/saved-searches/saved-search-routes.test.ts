import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { sessionCookieName } from '@/lib/accounts/session-cookie'
import { getSessionSecret } from '@/lib/accounts/session-secret'
import { signInForTest } from '@/lib/accounts/testing'
import type { Role, SavedSearch, SavedSearchesAnswer } from '@/lib/console-api/answers'
import { getDatabase } from '@/lib/database/get-database'
import { DELETE, PATCH } from './[savedSearchId]/route'
import { GET, POST } from './route'

const folder = mkdtempSync(join(tmpdir(), 'sightline-saved-routes-'))
const cookies = new Map<Role, string>()

beforeAll(async () => {
  vi.stubEnv('SIGHTLINE_DATA_DIR', folder)
  for (const role of ['agent', 'admin'] as const) cookies.set(role, (await signInForTest(getDatabase().kysely, { secret: getSessionSecret(), role })).cookieValue)
})
afterAll(async () => {
  await getDatabase().close()
  rmSync(folder, { recursive: true })
})

const requestOf = (role: Role, body?: unknown) =>
  new Request('http://localhost:3000/api/saved-searches', {
    method: body === undefined ? 'GET' : 'POST',
    headers: { cookie: `${sessionCookieName}=${cookies.get(role)}`, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
const save = (role: Role, name: string, address: string) => POST(requestOf(role, { name, address }))
const change = (handler: typeof PATCH, role: Role, savedSearchId: string, body: unknown) => handler(requestOf(role, body), { params: Promise.resolve({ savedSearchId }) })
const answerOf = async <Answer>(response: Response): Promise<Answer> => JSON.parse(await response.text())
const namesOf = async (role: Role) => (await answerOf<SavedSearchesAnswer>(await GET(requestOf(role)))).searches.map(({ name }) => name)

describe('saved searches', () => {
  it('are their account’s alone, whoever else is signed in', async () => {
    const response = await save('agent', ' Bots ', '/?bot=0.9')
    const saved = await answerOf<SavedSearch>(response)
    expect([response.status, saved]).toEqual([201, { id: expect.any(String), name: 'Bots', address: '/?bot=0.9' }])
    expect(await namesOf('admin')).toEqual([])
    expect([(await change(PATCH, 'admin', saved.id, { name: 'Mine' })).status, (await change(DELETE, 'admin', saved.id, {})).status]).toEqual([404, 404])
    expect((await change(PATCH, 'agent', saved.id, { name: 'All bots' })).status).toBe(200)
    expect(await namesOf('agent')).toEqual(['All bots'])
    expect((await change(DELETE, 'agent', saved.id, {})).status).toBe(204)
    expect(await namesOf('agent')).toEqual([])
  })

  it.each(['https://elsewhere.example/?q=x', '//elsewhere.example/?q=x', '/\\elsewhere.example/?q=x', '/', '/accounts', '/visitors/x?q=y', '/mapped?x=1', 'javascript:alert(1)', `/?q=${'x'.repeat(8_000)}`, ''])('are no other address than a search or the map: %.40s', async (address) => {
    expect((await save('agent', 'x', address)).status).toBe(400)
  })

  it('are refused without a name, or with one that is taken', async () => {
    expect((await save('agent', '  ', '/map')).status).toBe(400)
    expect((await save('agent', 'x'.repeat(81), '/map')).status).toBe(400)
    expect([(await save('agent', 'Everywhere', '/map')).status, (await save('agent', 'Everywhere', '/map?all=true')).status]).toEqual([201, 409])
  })

  it('are in the audit where they change', async () => {
    const { id } = await answerOf<SavedSearch>(await save('admin', 'Orders', '/?url=order'))
    await change(PATCH, 'admin', id, { name: 'All orders' })
    await change(DELETE, 'admin', id, {})
    const rows = await getDatabase().kysely.selectFrom('audit').select(['action', 'subject', 'detail']).where('role', '=', 'admin').where('action', 'like', 'saved_search.%').orderBy('time').orderBy('id').execute()
    expect(rows).toEqual([
      { action: 'saved_search.save', subject: 'Orders', detail: '/?url=order' },
      { action: 'saved_search.rename', subject: 'Orders', detail: 'to All orders' },
      { action: 'saved_search.remove', subject: 'All orders', detail: null },
    ])
  })
})
