import { randomBytes } from 'node:crypto'
import type { Event } from '@fingerprint/node-sdk'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { serveRequests } from '../embedded-server-api/test-helpers/serve-requests'
import { type ChainFigures, usualFigures } from '../server-api/chain-figures'
import { createGuardedServerApi } from '../server-api/create-guarded-server-api'
import type { Generation } from '../server-api/generation'
import { v4Generation } from '../server-api/generation-v4'
import type { GuardedServerApi } from '../server-api/guarded-server-api'
import { createSource } from '../server-api/source'
import { createV4Answers } from '../server-api/test-helpers/v4-answers'
import { v4EventOf } from '../server-api/test-helpers/v4-event-of'
import { incomingVisit } from '../store/test-helpers/incoming-visit'
import { openTemporaryStore } from '../store/test-helpers/open-temporary-store'
import type { Region, Visit } from '../visits/visit'
import { toWire } from '../visits/to-wire'
import { type HistoryDependencies, type HistoryQuestion, getHistory } from './get-history'
import { createCursors } from './sealed-cursor'
import { createWriteThrough } from './write-through'

const start = Date.UTC(2026, 5, 1)
const day = 86_400_000
const second = 1_000
const cursors = createCursors(randomBytes(32))
/** Each call is what its caller sees, so that a fault stays one. */
const unretried: ChainFigures = { ...usualFigures, retry: { ...usualFigures.retry, atMost: 0 } }
const impatient: ChainFigures = { ...unretried, patience: { connect: 1_000, headers: 1_000, attempt: 1_000 } }

let now = start
let opened: Awaited<ReturnType<typeof openTemporaryStore>>
const closers: (() => Promise<void>)[] = []

beforeAll(async () => {
  opened = await openTemporaryStore()
  closers.push(opened.remove)
})
beforeEach(() => {
  now = start
})
afterAll(async () => {
  for (const close of closers.reverse()) await close()
})

/** A region whose answers can be changed, and that knows how often it was asked. */
async function openRegion(region: Region, answer: (request: Request) => Response | Promise<Response>, generation?: Generation) {
  const asked: string[] = []
  const upstream = { answer, asked, source: createSource(region, '', 'secret', generation) }
  const served = await serveRequests(async (request) => {
    asked.push(request.url)
    return upstream.answer(request)
  })
  closers.push(served.close)
  upstream.source = createSource(region, served.origin, 'secret', generation)
  return upstream
}

type Upstream = Awaited<ReturnType<typeof openRegion>>

function openHistory(upstreams: readonly Upstream[], figures = unretried) {
  const sources = upstreams.map(({ source }) => source)
  const serverApi: GuardedServerApi = createGuardedServerApi({ sources, figures, now: () => now })
  closers.push(() => serverApi.close())
  const writer = createWriteThrough({ store: opened.store })
  const dependencies: HistoryDependencies = { store: opened.store, writer, serverApi, sources, cursors, now: () => now }
  const ask = (question: Partial<HistoryQuestion> & { visitorId: string }) => getHistory(dependencies, { filter: {}, limit: 100, ...question })
  return { ask, writer }
}

const visit = (visitorId: string, requestId: string, timestamp: number, more: Partial<Visit> = {}) => incomingVisit(visitorId, requestId, timestamp, more).visit
const answerWith = (visits: readonly Visit[]) => () => Response.json({ visits: visits.map(toWire) })
const failWith = (status: number, headers: Record<string, string> = {}) => () => new Response('{}', { status, headers })
const hang = () => new Promise<Response>((resolve) => closers.push(async () => resolve(new Response())))
const ids = (visits: readonly Visit[]) => visits.map(({ requestId }) => requestId)

describe('a source that cannot be asked now', () => {
  it('is stale with what it said before, since when, why, and when to ask again', async () => {
    const us = await openRegion('us', answerWith([visit('stale', 's', start - day)]))
    const { ask } = openHistory([us])
    await ask({ visitorId: 'stale' })
    now += 60 * second
    us.answer = failWith(429, { 'retry-after': '20' })
    const answer = await ask({ visitorId: 'stale' })
    expect(answer.visits).toMatchObject([{ requestId: 's', region: 'us' }])
    expect(answer.visits[0]).not.toHaveProperty('archived')
    expect(answer.sources[0]).toEqual({ source: 'us', status: 'stale', visits: 1, reachesBackTo: now - 10 * day, code: 'rate_limited', asOf: start, lastAnswerAt: start, retryAt: now + 20 * second })
    now += second
    expect((await ask({ visitorId: 'stale' })).sources[0]).toMatchObject({ status: 'stale', code: 'paused', asOf: start, retryAt: start + 80 * second })
    expect(us.asked).toHaveLength(2)
  })

  it('has failed where nothing is known, beside what the archive remembers', async () => {
    const us = await openRegion('us', answerWith([]))
    const { ask } = openHistory([us])
    await opened.store.append([incomingVisit('remembered', 'old', start - day)])
    us.answer = failWith(500)
    const answer = await ask({ visitorId: 'remembered' })
    expect(answer.visits).toMatchObject([{ requestId: 'old', archived: true }])
    expect(answer.sources).toMatchObject([{ source: 'us', status: 'failed', visits: 0, reachesBackTo: null, code: 'upstream_failed' }, { source: 'archive', status: 'ok', visits: 1 }])
    for (let failures = 1; failures < 5; failures += 1) await ask({ visitorId: `other${failures}` }).catch(() => {})
    const refused = await ask({ visitorId: 'remembered' })
    expect(refused.sources[0]).toMatchObject({ status: 'failed', code: 'circuit_open', retryAt: start + 5 * second })
    expect(us.asked).toHaveLength(5)
  })

  it('says how far it was read when it fails on the way', async () => {
    const us = await openRegion('us', ({ url }) => (url.includes('paginationKey') ? failWith(500)() : Response.json({ visits: [toWire(visit('midway', 'm', start - day))], paginationKey: 'more' })))
    const { ask } = openHistory([us])
    expect(await ask({ visitorId: 'midway' })).toMatchObject({ visits: [{ requestId: 'm' }], sources: [{ source: 'us', status: 'failed', visits: 1, reachesBackTo: start - day }, {}] })
  })

  it('neither hides nor is hidden by another one', async () => {
    const us = await openRegion('us', hang)
    const eu = await openRegion('eu', answerWith([visit('half', 'e', start - day)]))
    const { ask } = openHistory([us, eu], impatient)
    expect(await ask({ visitorId: 'half' })).toMatchObject({ visits: [{ requestId: 'e', region: 'eu' }], sources: [{ source: 'us', status: 'failed', code: 'timed_out' }, { source: 'eu', status: 'ok', visits: 1 }, {}] })
    expect(await ask({ visitorId: 'half', source: 'eu' })).toMatchObject({ sources: [{ source: 'eu', status: 'ok' }] })
  })
})

describe('a visitor of whom nobody had anything', () => {
  it.each([
    ['a failure', failWith(500), { status: 502, code: 'upstream_failed' }],
    ['nonsense', () => new Response('<html>', { status: 200 }), { status: 502, code: 'upstream_failed' }],
    ['silence', hang, { status: 504, code: 'upstream_too_slow' }],
    ['too many requests', failWith(429, { 'retry-after': '20' }), { status: 503, code: 'upstream_paused', headers: { 'retry-after': '20' } }],
    ['too many requests without a word of when', failWith(429), { status: 503, headers: { 'retry-after': expect.stringMatching(/^\d+$/) } }],
    ['a wrong token', failWith(403), { status: 502, code: 'upstream_failed' }],
  ])('is told of %s by its status', async (_, answer, expected) => {
    const { ask } = openHistory([await openRegion('us', answer)], impatient)
    await expect(ask({ visitorId: 'nobody' })).rejects.toMatchObject(expected)
  })

  it('is told when to ask again while the region is left alone', async () => {
    const { ask } = openHistory([await openRegion('us', failWith(500))])
    for (let failures = 0; failures < 5; failures += 1) await ask({ visitorId: `nobody${failures}` }).catch(() => {})
    await expect(ask({ visitorId: 'nobody' })).rejects.toMatchObject({ status: 503, code: 'upstream_paused', headers: { 'retry-after': '5' } })
  })

  it('is a 503 when all regions pause, until the first of them is worth asking again', async () => {
    const { ask } = openHistory([await openRegion('us', failWith(429, { 'retry-after': '25' })), await openRegion('eu', failWith(429, { 'retry-after': '15' }))])
    await expect(ask({ visitorId: 'nobody' })).rejects.toMatchObject({ status: 503, headers: { 'retry-after': '15' } })
  })

  it('is a 502 where regions fail in different ways, or one does not know the visitor', async () => {
    const unknown = await openRegion('eu', failWith(404))
    await expect(openHistory([await openRegion('us', failWith(429)), await openRegion('ap', failWith(500))]).ask({ visitorId: 'nobody' })).rejects.toMatchObject({ status: 502 })
    await expect(openHistory([await openRegion('us', failWith(429)), unknown]).ask({ visitorId: 'nobody' })).rejects.toMatchObject({ status: 502 })
    await expect(openHistory([unknown]).ask({ visitorId: 'nobody' })).rejects.toMatchObject({ status: 404 })
  })
})

describe('asking a region', () => {
  it('is one call for a question about all sources and one about each, asked side by side or soon after', async () => {
    const us = await openRegion('us', answerWith([visit('shared', 'u', start - day)]))
    const eu = await openRegion('eu', answerWith([visit('shared', 'e', start - 2 * day)]))
    const { ask } = openHistory([us, eu])
    const filter = { linkedId: 'L', country: 'DE' }
    await Promise.all([ask({ visitorId: 'shared', filter }), ask({ visitorId: 'shared', filter, source: 'us' }), ask({ visitorId: 'shared', filter, source: 'eu' })])
    await ask({ visitorId: 'shared', filter: { linkedId: 'L' }, source: 'us' })
    expect([us.asked.length, eu.asked.length]).toEqual([1, 1])
  })

  it('passes the cache by when it is told to', async () => {
    const us = await openRegion('us', answerWith([visit('cached', 'one', start - day)]))
    const { ask } = openHistory([us])
    await ask({ visitorId: 'cached' })
    us.answer = answerWith([visit('cached', 'two', start - second), visit('cached', 'one', start - day)])
    expect(ids((await ask({ visitorId: 'cached' })).visits)).toEqual(['one'])
    expect(ids((await ask({ visitorId: 'cached', fresh: true })).visits)).toEqual(['two', 'one'])
  })

  it('shows a visit that two regions have once, and counts it for one', async () => {
    const both = visit('twice', 'b', start - day)
    const { ask } = openHistory([await openRegion('us', answerWith([both])), await openRegion('eu', answerWith([both]))])
    const { visits, sources } = await ask({ visitorId: 'twice' })
    expect(ids(visits)).toEqual(['b'])
    expect(sources.map((source) => source.visits)).toEqual([1, 0, 0])
  })

  it('reads through pages that its filter left short or empty', async () => {
    const scanned = [[], [], [visit('sparse', 'one', start - day, { linkedId: 'L' })], [], [visit('sparse', 'two', start - 2 * day, { linkedId: 'L' })], []]
    const us = await openRegion('us', ({ url }) => {
      const page = Number(new URL(url).searchParams.get('paginationKey') ?? 0)
      return Response.json({ visits: (scanned[page] ?? []).map(toWire), ...(page + 1 < scanned.length ? { paginationKey: String(page + 1) } : {}) })
    })
    const { ask } = openHistory([us])
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await ask({ visitorId: 'sparse', filter: { linkedId: 'L' }, cursor })
      seen.push(...ids(page.visits))
      cursor = page.next
    } while (cursor)
    expect(seen).toEqual(['one', 'two'])
    expect(new Set(us.asked).size).toBe(scanned.length)
  })

  it('remembers what it brought for the next look-up, even if the region is gone by then', async () => {
    const us = await openRegion('us', answerWith([visit('written', 'w', start - day)]))
    await openHistory([us]).ask({ visitorId: 'written', source: 'us' })
    const { ask, writer } = openHistory([us])
    await ask({ visitorId: 'written', source: 'us' })
    await writer.whenKept('written')
    us.answer = failWith(500)
    const later = openHistory([us])
    expect(await later.ask({ visitorId: 'written' })).toMatchObject({ visits: [{ requestId: 'w', archived: true }], sources: [{ status: 'failed' }, { source: 'archive', visits: 1 }] })
  })
})

describe('the later generation', () => {
  const openV4 = (events: readonly Event[]) => {
    const respond = createV4Answers({ events: () => events, token: 'secret', now: () => now })
    return openRegion('eu', (request) => {
      const { status, headers, body } = respond({ method: request.method, url: new URL(request.url), headers: Object.fromEntries(request.headers) })
      return new Response(body, { status, headers })
    }, v4Generation)
  }
  const eventsOf = (visitorId: string, count: number) => Array.from({ length: count }, (_, index) => v4EventOf(visit(visitorId, `${visitorId}.${index}`, start - index * second - second, { linkedId: index % 3 === 0 ? 'L' : undefined })))

  it('is read in its own pages, and no further than to its end', async () => {
    const eu = await openV4(eventsOf('long', 250))
    const { ask } = openHistory([eu])
    const { visits, next, sources } = await ask({ visitorId: 'long', limit: 500 })
    expect(ids(visits)).toEqual(Array.from({ length: 250 }, (_, index) => `long.${index}`))
    expect([next, eu.asked.length]).toEqual([undefined, 3])
    expect(sources[0]).toMatchObject({ status: 'ok', visits: 250, reachesBackTo: start - 10 * day })
  })

  it('is asked once where one full page is all', async () => {
    const eu = await openV4(eventsOf('full', 100))
    const { visits, next } = await openHistory([eu]).ask({ visitorId: 'full' })
    expect([visits.length, next, eu.asked.length]).toEqual([100, undefined, 1])
  })

  it('pages on by cursors, each visit once, within few calls', async () => {
    const eu = await openV4(eventsOf('paged', 950))
    const { ask } = openHistory([eu])
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await ask({ visitorId: 'paged', limit: 500, filter: { linkedId: 'L' }, cursor })
      seen.push(...ids(page.visits))
      cursor = page.next
    } while (cursor)
    expect(seen).toEqual(Array.from({ length: 317 }, (_, index) => `paged.${index * 3}`))
    expect(eu.asked.length).toBeLessThanOrEqual(5)
  })
})
