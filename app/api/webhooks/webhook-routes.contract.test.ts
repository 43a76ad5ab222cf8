import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { getSessionSecret } from '@/lib/accounts/session-secret'
import { signInForTest } from '@/lib/accounts/testing'
import type { WebhooksAnswer } from '@/lib/console-api/answers'
import { getDatabase } from '@/lib/database'
import { onFullDisk } from '@/lib/database/test-helpers/on-full-disk'
import { serveRequests } from '@/lib/embedded-server-api/test-helpers/serve-requests'
import { v4EventOf } from '@/lib/server-api/test-helpers/v4-event-of'
import { getVisitStore } from '@/lib/store'
import { isoTime } from '@/lib/visits/iso-time'
import { getWebhooks } from '@/lib/webhooks'
import { createJournal } from '@/lib/webhooks/journal'
import { signatureHeader, signBody } from '@/lib/webhooks/signature'

const [old, fresh] = ['an older secret', 'a newer secret'] as const
const folder = mkdtempSync(join(tmpdir(), 'sightline-webhooks-'))
let server: Awaited<ReturnType<typeof serveRequests>>
let cookie: string

beforeAll(async () => {
  vi.stubEnv('SIGHTLINE_DATA_DIR', folder)
  vi.stubEnv('WEBHOOK_SECRETS', `${old}, ${fresh}`)
  const routes: Record<string, (request: Request) => Promise<Response>> = {}
  server = await serveRequests(async (request) => (await routes[`${request.method} ${new URL(request.url).pathname}`]?.(request)) ?? new Response(null, { status: 404 }))
  vi.stubEnv('PORT', new URL(server.origin).port)
  cookie = (await signInForTest(getDatabase().kysely, { secret: getSessionSecret(), role: 'admin' })).cookie
  Object.assign(routes, {
    'POST /api/webhooks/visits': (await import('./visits/route')).POST,
    'GET /api/webhooks': (await import('./route')).GET,
    'POST /api/webhooks/test': (await import('./test/route')).POST,
  })
})
afterAll(async () => {
  await server.close()
  await getDatabase().close()
  rmSync(folder, { recursive: true })
})

const timestamp = Date.now() - 60_000
const visitOf = (visitorId: string, requestId: string, more: object = {}) => ({ visitorId, requestId, timestamp, time: isoTime(timestamp), ...more })
const countOf = (visitorId: string) => getVisitStore().countHistory(visitorId, {})

async function deliver(content: unknown, { secret = old, signature, query = '' }: { secret?: string; signature?: string | null; query?: string } = {}) {
  const body = typeof content === 'string' ? content : JSON.stringify(content)
  const signed = signature === undefined ? signBody(Buffer.from(body), secret) : signature
  const response = await fetch(`${server.origin}/api/webhooks/visits${query}`, {
    method: 'POST', body, headers: { 'content-type': 'application/json', ...(signed === null ? {} : { [signatureHeader]: signed }) },
  })
  return { status: response.status, retryAfter: response.headers.get('retry-after'), body: await response.json() }
}
const settings = async (): Promise<WebhooksAnswer> => (await fetch(`${server.origin}/api/webhooks`, { headers: { cookie } })).json()

describe('a delivery', () => {
  it('is stored in either form, signed with either secret, before it is answered', async () => {
    expect(await deliver(visitOf('flat', 'one', { ip: '192.0.2.7', tag: { a: 1 } }), { query: '?region=eu' })).toMatchObject({ status: 200, body: { accepted: 1, duplicates: 0 } })
    expect(await deliver({ ...v4EventOf(visitOf('event', 'two', { ip: '192.0.2.8' })), triggered_by: { type: 'any' } }, { secret: fresh })).toMatchObject({ status: 200, body: { accepted: 1 } })
    expect((await getVisitStore().history('flat', {}, { limit: 1 })).visits).toMatchObject([{ requestId: 'one', ip: '192.0.2.7', region: 'eu' }])
    expect((await getVisitStore().findVisit('event', 'two'))?.raw).toMatchObject({ event_id: 'two', triggered_by: { type: 'any' } })
  })

  it('is refused before it is read when its signature is missing or wrong', async () => {
    for (const signature of [null, '', 'v1=00', signBody(Buffer.from('{}'), old)]) {
      expect(await deliver(visitOf('refused', 'one'), { signature })).toMatchObject({ status: 401, body: { code: 'bad_signature' } })
      expect(await deliver('no JSON at all', { signature })).toMatchObject({ status: 401 })
    }
    expect(await deliver(visitOf('refused', 'one'), { secret: 'unknown' })).toMatchObject({ status: 401 })
    expect(await countOf('refused')).toBe(0)
  })

  it('makes one visit of a thousand that come at once, and a replay changes nothing', async () => {
    const answers = await Promise.all(Array.from({ length: 1_000 }, () => deliver(visitOf('thousand', 'same'))))
    expect(answers.filter(({ status }) => status !== 200)).toEqual([])
    expect(answers.reduce((sum, { body }) => sum + body.accepted, 0)).toBe(1)
    const before = await getVisitStore().findVisitor('thousand')
    expect(await deliver(visitOf('thousand', 'same', { url: 'https://changed.example' }))).toMatchObject({ status: 200, body: { accepted: 0, duplicates: 1 } })
    expect(await getVisitStore().findVisitor('thousand')).toEqual(before)
    expect(await countOf('thousand')).toBe(1)
  }, 90_000)

  it('says what cannot be read, in a status that asks for nothing more', async () => {
    expect(await deliver('{"broken"')).toMatchObject({ status: 422, body: { code: 'unreadable_visit', detail: expect.stringContaining('not JSON') } })
    expect(await deliver({ visitorId: 'someone' })).toMatchObject({ status: 422, body: { detail: expect.stringContaining('time') } })
    expect(await deliver({ event_id: 'x', timestamp })).toMatchObject({ status: 422, body: { detail: expect.stringContaining('visitor') } })
  })

  it('is told that the disk is full, and is taken once there is room', async () => {
    const large = visitOf('full', 'large', { tag: randomBytes(512 * 1024).toString('base64') })
    const before = await getVisitStore().totals()
    await onFullDisk(getDatabase(), async () => {
      expect(await deliver(large)).toMatchObject({ status: 507, retryAfter: '10', body: { code: 'disk_full', detail: expect.stringMatching(/^The disk is full, .* Free some space/) } })
      expect(await getVisitStore().totals()).toEqual(before)
    })
    expect(await deliver(large)).toMatchObject({ status: 200, body: { accepted: 1, duplicates: 0 } })
    expect((await settings()).counts.failed).toBeGreaterThan(0)
  })

  it('may come from a clock that is a day off', async () => {
    for (const off of [-86_400_000, 86_400_000]) expect(await deliver(visitOf('clock', `at${off}`, { timestamp: Date.now() + off }))).toMatchObject({ status: 200, body: { accepted: 1 } })
  })
})

describe('the settings of the webhooks', () => {
  it('tell the address, how many secrets there are, none of them, and what has come', async () => {
    await deliver(visitOf('counted', 'one'))
    const answer = await settings()
    expect(answer).toMatchObject({ address: expect.stringMatching(/\/api\/webhooks\/visits$/), secrets: 2, last: { outcome: 'accepted' } })
    for (const kind of ['accepted', 'duplicate', 'refused', 'unreadable'] as const) expect(answer.counts[kind]).toBeGreaterThan(0)
    expect(JSON.stringify(answer)).not.toContain('secret of')
    for (const secret of [old, fresh]) expect(JSON.stringify(answer)).not.toContain(secret)
  })

  it('keep what has come over a restart', async () => {
    const before = await settings()
    await getWebhooks().journal.flush()
    expect(await createJournal({ store: getVisitStore(), now: Date.now }).read()).toEqual({ last: before.last, counts: before.counts })
    expect(await settings()).toEqual(before)
  })

  it('deliver to themselves over HTTP, and leave nobody behind', async () => {
    const { counts } = await settings()
    const response = await fetch(`${server.origin}/api/webhooks/test`, { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body: '{}' })
    expect(await response.json()).toMatchObject({ ok: true, status: 200, sentence: expect.stringContaining('signature was right') })
    expect((await settings()).counts.accepted).toBe(counts.accepted + 1)
    expect(await getVisitStore().findVisitor('sightline-test-delivery')).toBeNull()
  })
})

it('takes no delivery of more than 2 MiB', async () => {
    expect(await deliver(Buffer.alloc(2 * 1024 * 1024 + 1, 32).toString())).toMatchObject({ status: 413 })
})
