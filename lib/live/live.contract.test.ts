import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../database/migrate'
import { openDatabase } from '../database/open-database'
import { serveRequests } from '../embedded-server-api/test-helpers/serve-requests'
import { HttpError } from '../http/http-error'
import { createVisitStore } from '../store/create-visit-store'
import { incomingVisit } from '../store/test-helpers/incoming-visit'
import { openTemporaryStore } from '../store/test-helpers/open-temporary-store'
import { createLive, type Live } from './create-live'
import { readEvents } from './test-helpers/read-events'

const now = Date.UTC(2026, 5, 1)
let opened: Awaited<ReturnType<typeof openTemporaryStore>>
let live: Live
let server: Awaited<ReturnType<typeof serveRequests>>
let sessionHolds: boolean

beforeEach(async () => {
  opened = await openTemporaryStore()
  sessionHolds = true
  live = createLive({ store: opened.store, figures: { pollMs: 50, restMs: 5, beatMs: 30 } })
  server = await serveRequests(async (request) => {
    const query = new URL(request.url).searchParams
    const after = request.headers.get('last-event-id')
    try {
      return live.open({
        sessionId: query.get('session') ?? 'one', signal: request.signal, visitorId: query.get('visitor') ?? undefined, after: after === null ? undefined : Number(after),
        mask: (visit) => ({ ...visit, ip: visit.ip && 'masked' }), holds: async () => sessionHolds,
      })
    } catch (error) {
      return new Response(null, { status: error instanceof HttpError ? error.status : 500 })
    }
  })
})
afterEach(async () => {
  live.close()
  await server.close()
  await opened.remove()
})

const append = (visitorId: string, ...requestIds: string[]) => opened.store.append(requestIds.map((id, index) => incomingVisit(visitorId, id, now + index, { ip: '192.0.2.1' })))
const idsOf = (content: unknown) => (content as { visits: { requestId: string }[] }).visits.map(({ requestId }) => requestId)

describe('a stream of all that comes', () => {
  it('begins with the newest, then tells what this process appends, as the reader may see it', async () => {
    await append('early', 'a', 'b')
    const { response, next, close } = await readEvents(server.origin)
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    const first = await next()
    expect([first?.event, idsOf(first?.content)]).toEqual(['visits', ['b', 'a']])
    await append('late', 'c')
    const second = await next()
    expect(second?.content).toMatchObject({ visits: [{ visitorId: 'late', ip: 'masked' }], more: 0 })
    close()
  })

  it('tells what another process appends', async () => {
    const other = createVisitStore(openDatabase({ folder: opened.folder, prepare: migrate }))
    const { next, close } = await readEvents(server.origin)
    await next()
    await other.append([incomingVisit('imported', 'x', now)])
    expect(idsOf((await next())?.content)).toEqual(['x'])
    close()
    await other.close()
  })

  it('goes on where a broken connection ended, each visit once', async () => {
    const broken = await readEvents(server.origin)
    await broken.next()
    await append('seen', 'a')
    const last = await broken.next()
    broken.close()
    await append('missed', 'b')
    await append('missed', 'c')
    const { next, close } = await readEvents(server.origin, { 'last-event-id': String(last?.id) })
    expect(idsOf((await next())?.content)).toEqual(['c', 'b'])
    await append('after', 'd')
    expect(idsOf((await next())?.content)).toEqual(['d'])
    close()
  })

  it('counts what is too much to be told', async () => {
    const { next, close } = await readEvents(server.origin)
    await next()
    await append('many', ...Array.from({ length: 300 }, (_, index) => `m${index}`))
    const told = await next()
    expect(idsOf(told?.content)).toHaveLength(50)
    expect(told?.content).toMatchObject({ more: 250 })
    close()
  })

  it('ends with the session, and with the server', async () => {
    const first = await readEvents(server.origin)
    await first.next()
    live.close()
    expect(await first.next()).toBeUndefined()
    const second = await readEvents(server.origin)
    await second.next()
    sessionHolds = false
    expect(await second.next()).toMatchObject({ event: 'ended' })
    expect(await second.next()).toBeUndefined()
  })

  it('is one of at most eight of a session, and gives its place back', async () => {
    const streams = await Promise.all(Array.from({ length: 8 }, () => readEvents(server.origin)))
    expect((await readEvents(server.origin)).response.status).toBe(429)
    expect((await readEvents(`${server.origin}/?session=other`)).response.status).toBe(200)
    streams[0]?.close()
    await expect.poll(async () => {
      const { response } = await readEvents(server.origin)
      return response.status
    }).toBe(200)
    for (const stream of streams) stream.close()
  })
})

describe('a stream of one visitor', () => {
  it('tells the newest visits at first and whenever that visitor has come, and of nobody else', async () => {
    await append('watched', 'a')
    const { next, close } = await readEvents(`${server.origin}/?visitor=watched`)
    expect((await next())?.content).toEqual({ newest: [{ requestId: 'a', timestamp: now }] })
    await append('somebody', 'x')
    await append('watched', 'a', 'b')
    expect(await next()).toMatchObject({ event: 'visitor', content: { newest: [{ requestId: 'b', timestamp: now + 1 }, { requestId: 'a' }] } })
    close()
  })
})
