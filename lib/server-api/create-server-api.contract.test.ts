import { once } from 'node:events'
import { type AddressInfo, type Socket, createServer } from 'node:net'
import { inspect } from 'node:util'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { serveRequests } from '../embedded-server-api/test-helpers/serve-requests'
import { createServerApi } from './create-server-api'
import { type ServerApiSource, createSource } from './source'

const now = Date.UTC(2026, 5, 1)
const token = 'canary-of-a-token-0123456789'
const api = createServerApi({ now: () => now, patience: { connect: 10_000, headers: 10_000, attempt: 10_000 } })
const hastyApi = createServerApi({ now: () => now, patience: { connect: 10_000, headers: 10_000, attempt: 500 } })
afterAll(async () => {
  await api.close()
  await hastyApi.close()
})

const ask = async (source: ServerApiSource, visitorId = 'someone') => (await api.ask(source, visitorId, { limit: 100 })).answer

describe('the client against faults', () => {
  const closers: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closers.splice(0)) await close()
  })

  async function answering(handle: (request: Request) => Response) {
    const served = await serveRequests(async (request) => handle(request))
    closers.push(served.close)
    return createSource('eu', served.origin, token)
  }

  async function speaking(speak: (socket: Socket) => void) {
    const sockets = new Set<Socket>()
    const server = createServer((socket) => {
      sockets.add(socket.on('error', () => undefined))
      socket.once('data', () => speak(socket))
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    closers.push(async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    })
    // The one cast: a server that listens at a port has an address of this kind.
    return createSource('eu', `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token)
  }

  const visits = (count: number) => ({ visitorId: 'someone', visits: Array.from({ length: count }, (_, index) => ({ time: '2026-05-30T10:00:00Z', url: `https://a.example/${index}` })) })
  const big = () => JSON.stringify({ visits: [{ time: '2026-05-30T10:00:00Z', url: 'x'.repeat(11 * 1024 * 1024) }] })
  const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n'

  it.each<[string, () => Promise<ServerApiSource>, string]>([
    ['refused connection', async () => createSource('eu', 'http://127.0.0.1:1', token), 'unreachable'],
    ['silence', () => speaking(() => undefined), 'timed_out'],
    ['a trickle', () => speaking((socket) => {
      socket.write(`${head}content-length: 100000\r\n\r\n`)
      const timer = setInterval(() => socket.write('['), 50)
      socket.on('close', () => clearInterval(timer))
    }), 'timed_out'],
    ['a reset', () => speaking((socket) => socket.resetAndDestroy()), 'unreachable'],
    ['a reset in the body', () => speaking((socket) => {
      socket.write(`${head}content-length: 100\r\n\r\n{"visits":[`)
      setTimeout(() => socket.resetAndDestroy(), 50)
    }), 'unreachable'],
    ['no HTTP', () => speaking((socket) => socket.end('hello\r\n\r\n')), 'nonsense'],
    ['huge headers', () => speaking((socket) => socket.end(`${head}x: ${'y'.repeat(40_000)}\r\n\r\n`)), 'nonsense'],
    ['500', () => answering(() => new Response('{}', { status: 500 })), 'upstream_failed'],
    ['503', () => answering(() => new Response('busy', { status: 503 })), 'upstream_failed'],
    ['429', () => answering(() => new Response('{}', { status: 429, headers: { 'retry-after': '3600' } })), 'rate_limited'],
    ['a redirect', () => answering(() => new Response(null, { status: 302, headers: { location: 'http://127.0.0.1:1/' } })), 'redirected'],
    ['204', () => answering(() => new Response(null, { status: 204 })), 'nonsense'],
    ['an empty body', () => answering(() => new Response('')), 'nonsense'],
    ['cut JSON', () => answering(() => new Response('{"visits":[')), 'nonsense'],
    ['HTML', () => answering(() => new Response('<!doctype html>')), 'nonsense'],
    ['another shape', () => answering(() => Response.json({ visits: {} })), 'nonsense'],
    ['another visitor', () => answering(() => Response.json({ visitorId: 'other', visits: [] })), 'nonsense'],
    ['visits of another visitor', () => answering(() => Response.json({ visits: [{ visitorId: 'other', time: '2026-05-30T10:00:00Z' }] })), 'nonsense'],
    ['a long body', () => answering(() => new Response(big())), 'too_large'],
    ['a gzip bomb', () => answering(() => new Response(gzipSync(big()), { headers: { 'content-encoding': 'gzip' } })), 'too_large'],
    ['broken gzip', () => answering(() => new Response('no gzip', { headers: { 'content-encoding': 'gzip' } })), 'nonsense'],
    ['nesting 100,000 deep', () => answering(() => new Response(`{"visits":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)), 'nonsense'],
  ])('names %s', async (_, open, code) => {
    const source = await open()
    const error: unknown = await (code === 'timed_out' ? hastyApi : api).ask(source, 'someone', { limit: 100 }).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code, asked: { source: 'eu', method: 'GET' } })
    expect(String(error)).toContain('/visitors/someone')
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(token)
    expect(JSON.stringify(source) + inspect(source)).not.toContain(token)
  })

  it('reads gzip, a byte order mark, and visits beside unreadable ones', async () => {
    const zipped = await answering(() => new Response(gzipSync(`\ufeff${JSON.stringify(visits(3))}`), { headers: { 'content-encoding': 'gzip' } }))
    expect((await ask(zipped)).visits).toHaveLength(3)
    const mixed = await answering(() => Response.json({ visits: [{ time: '2026-05-30T10:00:00Z', ipLocation: null }, { time: 'never' }, 7] }))
    expect(await ask(mixed)).toMatchObject({ visits: [{ visit: { visitorId: 'someone', region: 'eu' } }], unreadable: 2 })
  })

  it('sends its token in headers alone, and only where the base address points', async () => {
    const seen: Request[] = []
    const source = await answering((request) => {
      seen.push(request)
      return Response.json(visits(0))
    })
    await ask(source)
    expect(seen.map((request) => [new URL(request.url).pathname + new URL(request.url).search, request.headers.get('auth-token')])).toEqual([['/visitors/someone?limit=100', token]])
  })

  it('sends nothing for an id that could leave its place in the address', async () => {
    let calls: string[] = []
    const source = await answering((request) => {
      calls.push(new URL(request.url).pathname)
      return Response.json({ visits: [] })
    })
    const hostile = fc.string({ unit: fc.constantFrom('.', '/', '\\', '%', '2', 'e', 'f', '?', '#', '@', '\r', '\n', '\0', '／', '．', '\ud800', ' ', ':', ';', 'a', '_', '-'), maxLength: 70 })
    await fc.assert(
      fc.asyncProperty(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 70 })), async (visitorId) => {
        calls = []
        const outcome = await ask(source, visitorId).then(() => 'answered', (error: { code: string }) => error.code)
        const isPlain = /^[A-Za-z0-9_-]{1,64}$/.test(visitorId)
        expect([outcome, calls]).toEqual(isPlain ? ['answered', [`/visitors/${visitorId}`]] : ['invalid_visitor_id', []])
      }),
      { numRuns: 10_000 },
    )
  }, 60_000)
})
