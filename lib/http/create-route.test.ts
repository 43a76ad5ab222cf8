import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Role } from '../console-api/answers'
import { DatabaseError } from '../database/database-error'
import { createRoute, type RouteDependencies } from './create-route'
import { HttpError } from './http-error'
import { createRateLimit } from './rate-limit'

const body = z.object({ name: z.string('must be given') })

/** The wrapper with everything that it does written down in order. */
function createFixture(role: Role | undefined, more: Partial<RouteDependencies> = {}) {
  const steps: string[] = []
  const counted: number[] = []
  const route = createRoute({
    findSession: async () => {
      steps.push('session')
      return role === undefined ? null : { id: 'a', email: 'a@example.com', name: 'A', role, sessionId: 's' }
    },
    writeAudit: async ({ action, subject, detail, account }) => {
      steps.push(`audit ${[action, subject, detail, account].filter(Boolean).join(' ')}`)
    },
    countRequest: () => undefined,
    countAnswer: (_request, _params, status) => counted.push(status),
    publicUrl: () => 'https://sightline.example',
    now: () => 0,
    ...more,
  })
  const handler = route({
    role: 'analyst',
    params: z.object({ id: z.string().regex(/^\w+$/, 'must be an id') }),
    query: z.object({ limit: z.coerce.number('must be a number').optional() }),
    body,
    audit: ({ params }) => ({ action: 'thing.change', subject: params.id }),
    handle: ({ params, query, body }) => {
      steps.push('handle')
      if (body.name === 'refuse') throw new HttpError('conflict', 'No.')
      if (body.name === 'fill') throw new DatabaseError('disk_full')
      if (body.name === 'break') throw new Error('canary')
      return { ...params, ...query, ...body }
    },
  })
  const send = async (request: { headers?: Record<string, string>; body?: string; query?: string; id?: string; method?: string } = {}) => {
    const response = await handler(
      new Request(`http://localhost/api/things/x${request.query ?? ''}`, { method: request.method ?? 'POST', headers: { 'content-type': 'application/json', host: 'sightline.example', ...request.headers }, body: request.body ?? '{"name":"n"}' }),
      { params: Promise.resolve({ id: request.id ?? 'x' }) },
    )
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, answer: text === '' ? undefined : JSON.parse(text) }
  }
  return { send, steps, route }
}

describe('a route', () => {
  it('goes through session, audit and handler in this order', async () => {
    const { send, steps } = createFixture('analyst')
    const { status, answer, headers } = await send({ query: '?limit=3' })
    expect([status, answer]).toEqual([200, { id: 'x', limit: 3, name: 'n' }])
    expect(steps).toEqual(['session', 'audit thing.change x a@example.com', 'handle'])
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('judges nothing of a request without a session', async () => {
    const { send, steps } = createFixture(undefined)
    const { status, answer } = await send({ body: 'no json', id: '../', headers: { origin: 'https://evil.example', 'content-type': 'text/plain' } })
    expect([status, answer.code]).toEqual([401, 'no_session'])
    expect(steps).toEqual(['session'])
  })

  it('judges the role before the request', async () => {
    const { send, steps } = createFixture('agent')
    expect((await send({ body: 'no json' })).status).toBe(403)
    expect(steps).toEqual(['session'])
  })

  it('lets an admin do what an analyst may', async () => {
    expect((await createFixture('admin').send()).status).toBe(200)
  })

  it('names each field that is wrong, and writes no audit for it', async () => {
    const { send, steps } = createFixture('analyst')
    const { status, answer } = await send({ id: 'a b', body: '{"name":"n"}' })
    expect([status, answer.fields]).toEqual([400, [{ field: 'id', message: 'must be an id' }]])
    expect((await send({ query: '?limit=many' })).answer.fields).toEqual([{ field: 'limit', message: 'must be a number' }])
    expect((await send({ query: '?limit=1&limit=2' })).answer.fields).toEqual([{ field: 'limit', message: 'is given more than once' }])
    expect((await send({ body: '{}' })).answer.fields).toEqual([{ field: 'name', message: 'must be given' }])
    expect((await send({ body: '{' })).answer.fields).toEqual([{ field: 'body', message: 'is not JSON' }])
    expect(steps.filter((step) => step !== 'session')).toEqual([])
  })

  it('shows nothing that it cannot write to the audit', async () => {
    const { send, steps } = createFixture('analyst', { writeAudit: () => Promise.reject(new Error('disk full')) })
    const { status, answer } = await send()
    expect([status, answer.code]).toEqual([503, 'unavailable'])
    expect(steps).not.toContain('handle')
  })

  it('tells why the subject of the audit could not be named', async () => {
    const { send } = createFixture('analyst', { writeAudit: () => Promise.reject(new HttpError('unavailable', 'It could not be read what was erased.')) })
    const { status, answer } = await send()
    expect([status, answer.detail]).toEqual([503, 'It could not be read what was erased.'])
  })

  it('says that the disk is full, whether the audit or the handler met it', async () => {
    const fixtures = [createFixture('analyst'), createFixture('analyst', { writeAudit: () => Promise.reject(new DatabaseError('disk_full')) })]
    for (const { send } of fixtures) {
      const { status, answer, headers } = await send({ body: '{"name":"fill"}' })
      expect([status, answer.code, headers.get('retry-after')]).toEqual([507, 'disk_full', '10'])
      expect(answer.detail).toMatch(/^The disk is full, .* Free some space where the database lies, then try again\.$/)
    }
  })

  it('says in the audit what was not done after all', async () => {
    const { send, steps } = createFixture('analyst')
    expect((await send({ body: '{"name":"refuse"}' })).status).toBe(409)
    expect(steps.at(-1)).toBe('audit thing.change x not done: conflict a@example.com')
  })

  it('tells nothing of an unexpected error but a request id', async () => {
    const { send } = createFixture('analyst')
    const { status, answer, text, headers } = await send({ body: '{"name":"break"}' })
    expect(status).toBe(500)
    expect(answer).toEqual({ type: 'about:blank', title: 'Internal error', status: 500, code: 'internal', detail: expect.any(String), requestId: expect.stringMatching(/^[\da-f-]{36}$/) })
    expect(text).not.toContain('canary')
    expect(headers.get('content-type')).toBe('application/problem+json')
  })

  it('answers 204 for nothing and hands a Response on', async () => {
    const { route } = createFixture('agent')
    const request = new Request('http://localhost/api/x')
    expect((await route({ role: 'agent', audit: 'none', handle: () => undefined })(request)).status).toBe(204)
    const own = await route({ role: 'public', audit: 'none', handle: () => new Response('text', { status: 201 }) })(request)
    expect([own.status, own.headers.get('cache-control')]).toEqual([201, 'no-store'])
  })

  it('slows a session down after its six hundredth request within a minute', async () => {
    const count = createRateLimit({ limit: 600, windowMs: 60_000 })
    const { send } = createFixture('analyst', { countRequest: count })
    for (let index = 0; index < 600; index += 1) count('s', 0)
    const { status, headers } = await send()
    expect([status, headers.get('retry-after')]).toEqual([429, '60'])
    expect(count('other', 0)).toBeUndefined()
    expect(count('s', 59_999)).toBe(1)
    expect(count('s', 60_000)).toBeUndefined()
  })
})

describe('a request that changes something', () => {
  it.each<[string, Record<string, string>, number]>([
    ['our own page', { origin: 'https://sightline.example', 'sec-fetch-site': 'same-origin' }, 200],
    ['a program', {}, 200],
    ['the address bar', { 'sec-fetch-site': 'none' }, 200],
    ['this machine, where that is the host', { host: 'localhost:3000', origin: 'http://localhost:3000' }, 200],
    ['another port of this machine', { host: 'localhost:3000', origin: 'http://localhost:4000' }, 403],
    ['another site', { origin: 'https://evil.example' }, 403],
    ['our host without https', { origin: 'http://sightline.example' }, 403],
    ['a subdomain', { origin: 'https://a.sightline.example' }, 403],
    ['a host that claims to be its own', { host: 'evil.example', origin: 'http://evil.example' }, 403],
    ['nowhere', { origin: 'null' }, 403],
    ['a same-site page', { 'sec-fetch-site': 'same-site' }, 403],
    ['a cross-site page', { 'sec-fetch-site': 'cross-site', origin: 'https://sightline.example' }, 403],
    ['a form in text', { 'content-type': 'text/plain' }, 415],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a form with files', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['something like JSON', { 'content-type': 'application/jsonp' }, 415],
    ['JSON with a charset', { 'content-type': 'application/json; charset=utf-8' }, 200],
  ])('from %s', async (_from, headers, status) => {
    const { send, steps } = createFixture('analyst')
    expect((await send({ headers })).status).toBe(status)
    expect(steps.includes('handle')).toBe(status === 200)
  })

  it('may have a body of a mebibyte, and no more', async () => {
    const { send } = createFixture('analyst')
    expect((await send({ body: JSON.stringify({ name: 'n'.repeat(1024 * 1024) }) })).status).toBe(413)
    expect((await send({ body: JSON.stringify({ name: 'n'.repeat(1024 * 1024 - 100) }) })).status).toBe(200)
  })
})
