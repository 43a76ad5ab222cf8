import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { getSessionSecret } from '@/lib/accounts/session-secret'
import { signInForTest } from '@/lib/accounts/testing'
import type { Erasure, ErasurePreview, ErasuresAnswer, Problem, Role } from '@/lib/console-api/answers'
import { getDatabase } from '@/lib/database/get-database'
import { serveRequests } from '@/lib/embedded-server-api/test-helpers/serve-requests'
import { getErasures } from '@/lib/erasure'
import type { RouteHandler } from '@/lib/http/create-route'
import { getVisitStore } from '@/lib/store'
import { incomingVisit } from '@/lib/store/test-helpers/incoming-visit'
import { toWire } from '@/lib/visits/to-wire'

const folder = mkdtempSync(join(tmpdir(), 'sightline-erasure-routes-'))
const now = Date.now()
const exported = { format: 'json', reason: 'a case' }
const cookies = new Map<Role, string>()
let region: Awaited<ReturnType<typeof serveRequests>>
let routes: Record<'list' | 'begin' | 'preview' | 'visitor' | 'overview' | 'activity' | 'path' | 'visit' | 'visitorExport' | 'linkedId' | 'linkedIdExport', RouteHandler>

beforeAll(async () => {
  region = await serveRequests(async (request) => {
    const visitorId = new URL(request.url).pathname.split('/').at(-1) ?? ''
    return Response.json({ visits: [toWire(incomingVisit(visitorId, `${visitorId} of the region`, now).visit)] })
  })
  vi.stubEnv('SIGHTLINE_DATA_DIR', folder)
  vi.stubEnv('SERVER_API_EU_TOKEN', 'token-of-the-region')
  vi.stubEnv('SERVER_API_EU_URL', region.origin)
  for (const role of ['agent', 'analyst', 'admin'] as const) cookies.set(role, (await signInForTest(getDatabase().kysely, { secret: getSessionSecret(), role, email: `${role}@example.com` })).cookie)
  const erasure = await import('./route')
  routes = {
    list: erasure.GET,
    begin: erasure.POST,
    preview: (await import('./preview/route')).POST,
    visitor: (await import('../visitors/[visitorId]/route')).GET,
    overview: (await import('../visitors/[visitorId]/overview/route')).GET,
    activity: (await import('../visitors/[visitorId]/activity/route')).GET,
    path: (await import('../visitors/[visitorId]/path/route')).GET,
    visit: (await import('../visitors/[visitorId]/visits/[requestId]/route')).GET,
    visitorExport: (await import('../export/visitor/[visitorId]/route')).GET,
    linkedId: (await import('../linked-ids/route')).GET,
    linkedIdExport: (await import('../export/linked-ids/route')).GET,
  }
})
afterAll(async () => {
  await getErasures().stop()
  await region.close()
  await getVisitStore().close()
  rmSync(folder, { recursive: true })
})

interface Asked {
  as?: Role
  body?: unknown
  visitorId?: string
  query?: Record<string, string>
}

async function ask<Answer = Problem>(name: keyof typeof routes, { as = 'admin', body, visitorId, query }: Asked = {}): Promise<{ status: number; body: Answer }> {
  const headers = { cookie: cookies.get(as) ?? '', 'content-type': 'application/json' }
  const request = new Request(`http://localhost:3000/api/x?${new URLSearchParams(query)}`, { headers, ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }) })
  const response = await routes[name](request, { params: Promise.resolve({ visitorId, requestId: 'a' }) })
  return { status: response.status, body: JSON.parse(await response.text()) }
}

async function erase(target: { kind: 'visitor' | 'linked_id'; id: string; scope?: 'visits' | 'visitors' }): Promise<Erasure | undefined> {
  const begun = await ask<Erasure>('begin', { body: { ...target, confirm: target.id, reason: 'they asked for it' } })
  expect(begun).toMatchObject({ status: 202, body: { kind: target.kind, account: 'admin@example.com' } })
  await getErasures().idle()
  return (await ask<ErasuresAnswer>('list')).body.erasures.find(({ id }) => id === begun.body.id)
}

const auditOf = async (action: string) => (await getDatabase().kysely.selectFrom('audit').select(['account', 'subject', 'detail']).where('action', '=', action).orderBy('time').orderBy('id').execute())

describe('the preview of an erasure', () => {
  it('counts what it would remove, by what is named and how far it goes', async () => {
    await getVisitStore().append([incomingVisit('counted', 'a', now - 2_000, { linkedId: 'shared' }), incomingVisit('counted', 'b', now - 1_000), incomingVisit('beside', 'a', now, { linkedId: 'shared' })])
    const counts = { atLeast: false, savedSearches: 0 }
    expect(await ask<ErasurePreview>('preview', { body: { kind: 'visitor', id: 'counted' } })).toEqual({ status: 200, body: { ...counts, visits: 2, visitors: 1, firstSeen: now - 2_000, lastSeen: now - 1_000 } })
    expect(await ask<ErasurePreview>('preview', { body: { kind: 'linked_id', id: 'shared' } })).toEqual({ status: 200, body: { ...counts, visits: 2, visitors: 2, firstSeen: now - 2_000, lastSeen: now } })
    expect(await ask<ErasurePreview>('preview', { body: { kind: 'linked_id', id: 'shared', scope: 'visitors' } })).toEqual({ status: 200, body: { ...counts, visits: 3, visitors: 2, firstSeen: now - 2_000, lastSeen: now } })
    expect((await auditOf('erasure.preview')).map(({ account, subject }) => [account, subject])).toContainEqual(['admin@example.com', 'counted'])
  })

  it('of an id that nobody has removes nothing', async () => {
    for (const kind of ['visitor', 'linked_id']) expect(await ask('preview', { body: { kind, id: 'nobody' } })).toEqual({ status: 200, body: { visits: 0, visitors: 0, atLeast: false, savedSearches: 0 } })
  })

  it.each([
    [{ kind: 'ip', id: 'x' }, 'kind'], [{ kind: 'visitor' }, 'id'], [{ kind: 'visitor', id: '' }, 'id'], [{ kind: 'visitor', id: 'x'.repeat(513) }, 'id'], [{ kind: 'linked_id', id: 'x', scope: 'all' }, 'scope'],
  ])('is refused for %.60j, with the field', async (body, field) => {
    expect(await ask('preview', { body })).toMatchObject({ status: 400, body: { code: 'bad_request', fields: [{ field }] } })
  })
})

describe('an erasure', () => {
  it('is not begun with another id as the confirmation, or without a reason', async () => {
    await getVisitStore().append([incomingVisit('kept', 'a', now)])
    const order = { kind: 'visitor', id: 'kept', confirm: 'kept', reason: 'they asked for it' }
    for (const [wrong, field] of [[{ confirm: 'Kept' }, 'confirm'], [{ confirm: undefined }, 'confirm'], [{ reason: ' a ' }, 'reason'], [{ reason: undefined }, 'reason']] as const) {
      expect(await ask('begin', { body: { ...order, ...wrong } })).toMatchObject({ status: 400, body: { fields: [{ field }] } })
    }
    expect([(await ask<ErasuresAnswer>('list')).body.erasures, await auditOf('erasure.begin')]).toEqual([[], []])
    expect(await getVisitStore().countHistory('kept', {})).toBe(1)
  })

  it('is neither looked at nor begun by anybody but an admin', async () => {
    for (const as of ['agent', 'analyst'] as const) {
      const body = { kind: 'visitor', id: 'kept', confirm: 'kept', reason: 'they asked for it' }
      for (const answer of [await ask('list', { as }), await ask('begin', { as, body }), await ask('preview', { as, body })]) expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    }
    expect(await getVisitStore().countHistory('kept', {})).toBe(1)
  })

  it('of an id that nobody has keeps it out all the same', async () => {
    expect(await erase({ kind: 'visitor', id: 'not-yet-seen' })).toMatchObject({ visits: 0, visitors: 0, finishedAt: expect.any(Number) })
    expect(await getVisitStore().append([incomingVisit('not-yet-seen', 'a', now)])).toMatchObject({ accepted: 0, erased: 1 })
  })

  it('is answered for the visitor in every look-up, though a region still has it', async () => {
    await getVisitStore().append([incomingVisit('gone', 'a', now)])
    expect((await ask<{ visits: unknown[] }>('visitor', { as: 'agent', visitorId: 'gone' })).body.visits).toHaveLength(2)
    const erasure = await erase({ kind: 'visitor', id: 'gone' })
    expect(erasure).toMatchObject({ visits: 2, visitors: 1 })
    for (const name of ['visitor', 'overview', 'activity', 'path', 'visit'] as const) {
      const { status, body } = await ask(name, { as: 'agent', visitorId: 'gone' })
      expect([name, status, body.code, body.erasedAt]).toEqual([name, 410, 'erased', erasure?.requestedAt])
      expect(body.detail).toMatch(/^This visitor was erased, /)
    }
    expect(await ask('visitorExport', { as: 'analyst', visitorId: 'gone', query: exported })).toMatchObject({ status: 410, body: { code: 'erased' } })
    await ask('preview', { body: { kind: 'visitor', id: 'gone' } })
    for (const action of ['visitor.view', 'visit.view', 'visitor.export', 'erasure.preview']) {
      const subjects = (await auditOf(action)).map(({ subject }) => subject)
      expect([action, subjects.includes(erasure?.mark ?? null), subjects.includes('gone')]).toEqual([action, true, false])
    }
    expect(await getVisitStore().countHistory('gone', {})).toBe(0)
  })

  it('is answered for the linked id, and for no other kind of that name', async () => {
    await getVisitStore().append([incomingVisit('has-it', 'a', now, { linkedId: 'account-9' }), incomingVisit('account-9', 'a', now)])
    const erasure = await erase({ kind: 'linked_id', id: 'account-9', scope: 'visits' })
    for (const [name, as] of [['linkedId', 'agent'], ['linkedIdExport', 'analyst']] as const) {
      expect(await ask(name, { as, query: { id: 'account-9', ...(name === 'linkedIdExport' ? exported : {}) } })).toMatchObject({ status: 410, body: { code: 'erased', erasedAt: erasure?.requestedAt, detail: expect.stringMatching(/^This linked id was erased, /) } })
    }
    for (const action of ['linked_id.view', 'linked_id.export']) expect((await auditOf(action)).map(({ subject }) => subject)).toEqual([erasure?.mark])
    expect(await ask('overview', { as: 'agent', visitorId: 'account-9' })).toMatchObject({ status: 200, body: { visits: 1 } })
  })

  it('may be begun once more, and tells that it was before', async () => {
    await getVisitStore().append([incomingVisit('twice', 'a', now)])
    const first = await erase({ kind: 'visitor', id: 'twice' })
    expect(await ask<ErasurePreview>('preview', { body: { kind: 'visitor', id: 'twice' } })).toEqual({ status: 200, body: { visits: 0, visitors: 0, atLeast: false, savedSearches: 0, erasedAt: first?.requestedAt } })
    const second = await erase({ kind: 'visitor', id: 'twice' })
    expect(second).toMatchObject({ mark: first?.mark, visits: 0, finishedAt: expect.any(Number) })
    expect(await ask('visitor', { visitorId: 'twice' })).toMatchObject({ status: 410, body: { erasedAt: first?.requestedAt } })
    expect((await auditOf('erasure.done')).filter(({ subject }) => subject === first?.mark)).toHaveLength(2)
  })
})
