import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getSessionSecret } from '@/lib/accounts/session-secret'
import { sessionCookieName } from '@/lib/accounts/session-cookie'
import { signInForTest, writeSession } from '@/lib/accounts/testing'
import { getDatabase } from '@/lib/database/get-database'

type Access = 'public' | 'agent' | 'analyst' | 'admin'

/** Who may call what, for the whole API. A route that is not here fails this test: somebody has to decide first. */
const table: Record<string, Partial<Record<string, Access>>> = {
  '/api/health': { GET: 'public' },
  // It has a key of its own.
  '/api/metrics': { GET: 'public' },
  '/api/status': { GET: 'admin' },
  '/api/status/[region]/try-now': { POST: 'admin' },
  '/api/status/[region]/test-token': { POST: 'admin' },
  '/api/auth/sign-in/email': { POST: 'public' },
  '/api/auth/sign-out': { POST: 'public' },
  '/api/setup': { POST: 'public' },
  '/api/invitation': { GET: 'public', POST: 'public' },
  '/api/accounts': { GET: 'admin', POST: 'admin' },
  '/api/accounts/[accountId]': { PATCH: 'admin', DELETE: 'admin' },
  '/api/accounts/[accountId]/reset': { POST: 'admin' },
  '/api/audit': { GET: 'admin' },
  '/api/sessions': { GET: 'agent', DELETE: 'agent' },
  '/api/password': { POST: 'agent' },
  '/api/search': { GET: 'agent' },
  '/api/linked-ids': { GET: 'agent' },
  '/api/networks': { GET: 'agent' },
  '/api/saved-searches': { GET: 'agent', POST: 'agent' },
  '/api/saved-searches/[savedSearchId]': { PATCH: 'agent', DELETE: 'agent' },
  '/api/archive': { GET: 'agent' },
  '/api/regions': { GET: 'agent' },
  '/api/map': { GET: 'agent' },
  '/api/map/histogram': { GET: 'agent' },
  '/api/map/cell': { GET: 'agent' },
  '/api/visitors/[visitorId]': { GET: 'agent' },
  '/api/visitors/[visitorId]/overview': { GET: 'agent' },
  '/api/visitors/[visitorId]/activity': { GET: 'agent' },
  '/api/visitors/[visitorId]/path': { GET: 'agent' },
  '/api/visitors/[visitorId]/similar': { GET: 'agent' },
  '/api/visitors/[visitorId]/visits/[requestId]': { GET: 'agent' },
  '/api/export/visitor/[visitorId]': { GET: 'analyst' },
  '/api/export/search': { GET: 'analyst' },
  '/api/export/linked-ids': { GET: 'analyst' },
  '/api/export/networks': { GET: 'analyst' },
  '/api/export/map/cell': { GET: 'analyst' },
  // Its signature is the key.
  '/api/webhooks/visits': { POST: 'public' },
  '/api/live': { GET: 'agent' },
  '/api/erasure': { GET: 'admin', POST: 'admin' },
  '/api/erasure/preview': { POST: 'admin' },
  '/api/retention': { GET: 'admin', PUT: 'admin' },
  '/api/retention/preview': { POST: 'admin' },
  '/api/webhooks': { GET: 'admin' },
  '/api/webhooks/test': { POST: 'admin' },
  '/api/[[...path]]': { GET: 'agent', POST: 'agent', PUT: 'agent', PATCH: 'agent', DELETE: 'agent', OPTIONS: 'agent' },
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
const ranks: Record<Access, number> = { public: 0, agent: 1, analyst: 2, admin: 3 }
const root = join(import.meta.dirname, '..')
const addresses = readdirSync(import.meta.dirname, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.name === 'route.ts')
  .map((entry) => entry.parentPath.slice(root.length))

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>

const folder = mkdtempSync(join(tmpdir(), 'sightline-access-'))
const accountIds: Partial<Record<Access, string>> = {}
beforeAll(async () => {
  process.env.SIGHTLINE_DATA_DIR = folder
  for (const role of ['agent', 'analyst', 'admin'] as const) accountIds[role] = (await signInForTest(getDatabase().kysely, { secret: getSessionSecret(), role })).account.id
})
afterAll(async () => {
  await getDatabase().close()
  rmSync(folder, { recursive: true, force: true })
})

/** What a handler answers to a request that is good for nothing but being judged. */
async function statusOf(address: string, method: string, as: Access): Promise<{ status: number; type: string | null }> {
  const handlers: Record<string, unknown> = await import(join(root, address, 'route.ts'))
  const handler = handlers[method]
  if (!isHandler(handler)) throw new Error(`${method} is missing, so that Next would answer it to anyone.`)
  const cookie = await cookieOf(as)
  const response = await handler(new Request('http://localhost:3000/api/x?limit=wrong', { method, headers: { 'content-type': 'application/json', cookie }, body: method === 'GET' ? undefined : '{' }), { params: Promise.resolve({}) })
  return { status: response.status, type: response.headers.get('content-type') }
}

/** A session of its own for each request, because one of them signs out. */
async function cookieOf(as: Access): Promise<string> {
  const accountId = accountIds[as]
  if (accountId === undefined) return ''
  const { cookieValue } = await writeSession(getDatabase().kysely, { accountId, secret: getSessionSecret(), now: Date.now() })
  return `${sessionCookieName}=${cookieValue}`
}

const isHandler = (value: unknown): value is Handler => typeof value === 'function'

describe('every route of the API', () => {
  it('is in the table', () => {
    expect(addresses.filter((address) => !(address in table))).toEqual([])
  })

  it.each(addresses)('%s lets in those of the table and nobody else', async (address) => {
    for (const method of methods) {
      const wanted = table[address]?.[method]
      // What an address does not answer is as closed as the rest of it.
      const needed = wanted ?? Object.values(table[address] ?? {})[0] ?? 'admin'
      for (const as of ['public', 'agent', 'analyst', 'admin'] as const) {
        const answer = await statusOf(address, method, as)
        const isLetIn = ranks[as] >= ranks[needed]
        if (!isLetIn) expect([method, as, answer.status, answer.type]).toEqual([method, as, as === 'public' ? 401 : 403, 'application/problem+json'])
        else expect([401, 403]).not.toContain(answer.status)
        if (isLetIn && wanted === undefined) expect([method, as, answer.status]).toEqual([method, as, 405])
      }
    }
  })
})
