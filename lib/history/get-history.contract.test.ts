import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEmbedded, testToken } from '../embedded-server-api/test-helpers/open-embedded'
import { serveRequests } from '../embedded-server-api/test-helpers/serve-requests'
import { createGuardedServerApi } from '../server-api/create-guarded-server-api'
import { type ServerApiSource, createSource } from '../server-api/source'
import { incomingVisit } from '../store/test-helpers/incoming-visit'
import type { Region, Visit } from '../visits/visit'
import { toWire } from '../visits/to-wire'
import { type HistoryDependencies, type HistoryQuestion, getHistory } from './get-history'
import { createCursors } from './sealed-cursor'
import { createWriteThrough } from './write-through'

const now = Date.UTC(2026, 5, 1)
const day = 86_400_000
const second = 1_000
const serverApi = createGuardedServerApi({ sources: [], now: () => now })
let embedded: Awaited<ReturnType<typeof openEmbedded>>
let dependencies: HistoryDependencies
const closers: (() => Promise<void>)[] = [() => serverApi.close()]

beforeAll(async () => {
  embedded = await openEmbedded({ now: () => now })
  closers.push(embedded.remove)
  dependencies = { store: embedded.store, writer: createWriteThrough({ store: embedded.store }), serverApi, sources: [createSource('embedded', embedded.baseUrl, testToken)], cursors: createCursors(randomBytes(32)), now: () => now }
})
afterAll(async () => {
  for (const close of closers) await close()
})

const ask = (question: Partial<HistoryQuestion> & { visitorId: string }, more: Partial<HistoryDependencies> = {}) => getHistory({ ...dependencies, ...more }, { filter: {}, limit: 100, ...question })
const ids = (visits: readonly Visit[]) => visits.map(({ requestId }) => requestId)
const add = (...visits: ReturnType<typeof incomingVisit>[]) => embedded.store.append(visits)

async function walk(question: Partial<HistoryQuestion> & { visitorId: string }, more: Partial<HistoryDependencies> = {}) {
  const pages = []
  let cursor: string | undefined
  do {
    const page = await ask({ ...question, cursor }, more)
    pages.push(page)
    cursor = page.next
    if (pages.length > 1_000) throw new Error('It never ends.')
  } while (cursor)
  return { pages, visits: pages.flatMap((page) => page.visits) }
}

/** A region of its own, that pages by keys which mean nothing to us, or, like the first generation, not at all. */
async function openRegion(region: Region, visits: readonly Visit[], { pages = true, ids: withIds = true } = {}): Promise<ServerApiSource> {
  const sorted = [...visits].sort((one, other) => other.timestamp - one.timestamp)
  const served = await serveRequests(async (request) => {
    const { searchParams, pathname } = new URL(request.url)
    const linkedId = searchParams.get('linked_id')
    const matching = sorted.filter((visit) => pathname.endsWith(visit.visitorId) && (linkedId === null || visit.linkedId === linkedId))
    if (matching.length === 0) return Response.json({ error: 'visitor not found' }, { status: 404 })
    const start = pages ? Number(atob(searchParams.get('paginationKey') ?? btoa('0'))) : 0
    const end = start + Number(searchParams.get('limit'))
    const body = matching.slice(start, end).map((visit) => (withIds ? toWire(visit) : { ...toWire(visit), requestId: undefined, timestamp: undefined }))
    return Response.json({ visits: body, ...(pages && end < matching.length ? { paginationKey: btoa(String(end)) } : {}) })
  })
  closers.push(served.close)
  return createSource(region, served.origin, 'secret')
}

async function openFailing(region: Region, status: number): Promise<ServerApiSource> {
  const served = await serveRequests(async () => new Response('{}', { status, headers: { 'retry-after': '7' } }))
  closers.push(served.close)
  return createSource(region, served.origin, 'secret')
}

const wire = (visitorId: string, requestId: string, timestamp: number, more: Partial<Visit> = {}) => incomingVisit(visitorId, requestId, timestamp, more).visit

describe('getHistory on the embedded Server API', () => {
  beforeAll(() => add(
    incomingVisit('both', 'new', now - day, { ip: '203.0.113.1', ipLocation: { latitude: 52.5, longitude: 13.4, accuracyRadius: 5 } }),
    incomingVisit('both', 'mid', now - 9 * day, { linkedId: 'L', ip: '198.51.100.1', ipLocation: { latitude: 35.1, longitude: -90, accuracyRadius: 5 } }),
    incomingVisit('both', 'old', now - 11 * day, { linkedId: 'L' }),
    incomingVisit('silent', 'only', now - 12 * day),
  ))

  it('tells what the Server API has from what only the archive remembers', async () => {
    const answer = await ask({ visitorId: 'both' })
    expect(answer.visits.map(({ requestId, archived, region, time }) => [requestId, archived, region, time])).toEqual([
      ['new', undefined, 'embedded', '2026-05-31T00:00:00Z'],
      ['mid', undefined, 'embedded', '2026-05-23T00:00:00Z'],
      ['old', true, undefined, '2026-05-21T00:00:00Z'],
    ])
    expect(answer.sources).toEqual([
      { source: 'embedded', status: 'ok', visits: 2, reachesBackTo: now - 10 * day },
      { source: 'archive', status: 'ok', visits: 1, reachesBackTo: now - 11 * day },
    ])
    expect(answer).not.toHaveProperty('next')
    expect(Object.keys(answer.travels)).toEqual(['new'])
  })

  it('tells the travel into the last visit of a page from the first of the next', async () => {
    expect(Object.keys((await ask({ visitorId: 'both', limit: 1 })).travels)).toEqual(['new'])
  })

  it('answers a visitor who was silent for twelve days from the archive', async () => {
    const answer = await ask({ visitorId: 'silent' })
    expect(answer.visits).toMatchObject([{ requestId: 'only', archived: true }])
    expect(answer.sources[0]).toEqual({ source: 'embedded', status: 'ok', visits: 0, reachesBackTo: now - 10 * day })
    expect(await ask({ visitorId: 'silent', source: 'embedded' })).toEqual({ visitorId: 'silent', visits: [], travels: {}, sources: [answer.sources[0]] })
    expect((await ask({ visitorId: 'silent', source: 'archive' })).sources).toEqual([{ source: 'archive', status: 'ok', visits: 1, reachesBackTo: now - 12 * day }])
  })

  it('filters by everything, whoever has the visit', async () => {
    expect(ids((await ask({ visitorId: 'both', filter: { linkedId: 'L' } })).visits)).toEqual(['mid', 'old'])
    expect(ids((await ask({ visitorId: 'both', filter: { from: now - 9 * day, to: now - 9 * day } })).visits)).toEqual(['mid'])
    expect((await ask({ visitorId: 'both', filter: { country: 'DE' } })).visits).toEqual([])
  })

  it('refuses unknown visitors, sources that it does not ask, and cursors of others', async () => {
    await expect(ask({ visitorId: 'nobody' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(ask({ visitorId: 'nobody', source: 'archive' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(ask({ visitorId: 'both', source: 'eu' })).rejects.toMatchObject({ code: 'bad_request', fields: [{ field: 'source' }] })
    const { next = '' } = await ask({ visitorId: 'both', limit: 1 })
    expect(ids((await ask({ visitorId: 'both', limit: 1, cursor: next })).visits)).toEqual(['mid'])
    const [text = '', signature = ''] = next.split('.')
    const forged = `${Buffer.from(Buffer.from(text, 'base64url').toString().replace('"new"', '"mid"')).toString('base64url')}.${signature}`
    for (const [visitorId, cursor, source] of [['silent', next], ['both', next, 'archive'], ['both', forged], ['both', `${next}x`], ['both', `${next}.x`], ['both', 'x'], ['both', '.']] as const) {
      await expect(ask({ visitorId, cursor, source })).rejects.toMatchObject({ code: 'bad_request', fields: [{ field: 'cursor' }] })
    }
  })

  it('pages through the edge of the window with every visit exactly once', async () => {
    let made = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 0, max: 15 }), fc.nat(2), fc.boolean()), { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 17 }), fc.boolean(), async (drawn, limit, filtered) => {
        const visitorId = `edge${(made += 1)}`
        const visits = drawn.map(([age, tick, incognito], index) => incomingVisit(visitorId, `r${index}`, now - age * day - tick, { incognito }))
        await embedded.store.append(visits)
        const filter = filtered ? { incognito: true } : {}
        const { visits: seen } = await walk({ visitorId, limit, filter })
        const expected = visits.map(({ visit }) => visit).filter((visit) => !filtered || visit.incognito)
        expect([...ids(seen)].sort()).toEqual([...ids(expected)].sort())
        expect(seen.every((visit, index) => index === 0 || visit.timestamp <= (seen[index - 1]?.timestamp ?? 0))).toBe(true)
        expect(seen.filter((visit) => visit.archived).every((visit) => visit.timestamp < now - 10 * day)).toBe(true)
        expect(seen.filter((visit) => !visit.archived).every((visit) => visit.timestamp >= now - 10 * day)).toBe(true)
      }),
      { numRuns: 25 },
    )
  }, 120_000)
})

describe('getHistory over several regions', () => {
  it('merges two regions and the archive, each visit once, newest first, and keeps what came by', async () => {
    let made = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(20), fc.boolean(), fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 50 }), fc.integer({ min: 1, max: 13 }), async (drawn, limit) => {
        const visitorId = `multi${(made += 1)}`
        const all = drawn.map(([tick, us, eu, archive], index) => ({ visit: wire(visitorId, `r${String(index).padStart(2, '0')}`, now - tick * second), us, eu, archive: archive || (!us && !eu) }))
        const of = (name: 'us' | 'eu' | 'archive') => all.filter((one) => one[name]).map(({ visit }) => visit)
        const order = (visits: Visit[]) => visits.sort((one, other) => (one.requestId < other.requestId ? 1 : -1))
        const sources = [await openRegion('us', order(of('us'))), await openRegion('eu', order(of('eu')))]
        await embedded.store.append(of('archive').map((visit) => ({ visit, raw: {}, notes: [] })))
        const { visits } = await walk({ visitorId, limit }, { sources })
        expect(ids(visits)).toEqual(ids(all.map(({ visit }) => visit).sort((one, other) => other.timestamp - one.timestamp || (one.requestId < other.requestId ? 1 : -1))))
        await dependencies.writer.whenKept(visitorId)
        expect(await embedded.store.countHistory(visitorId, {})).toBe(all.length)
      }),
      { numRuns: 20 },
    )
  }, 120_000)

  it('finds the one match far down in a region that cannot filter', async () => {
    const visits = Array.from({ length: 3_000 }, (_, index) => wire('deep', `d${index}`, now - index * second, { incognito: index === 2_900 }))
    const sources = [await openRegion('us', visits)]
    const { visits: found, pages } = await walk({ visitorId: 'deep', filter: { incognito: true } }, { sources })
    expect(ids(found)).toEqual(['d2900'])
    expect(pages.length).toBeLessThanOrEqual(2)
  })

  it('shows what the archive has where a jump lands deeper than it reads, and says how far the region was read', async () => {
    const visits = Array.from({ length: 4_000 }, (_, index) => wire('jump', `j${String(index).padStart(4, '0')}`, now - index * second))
    const sources = [await openRegion('us', visits)]
    await embedded.store.append(visits.map((visit) => ({ visit, raw: {}, notes: [] })))
    const landed = await ask({ visitorId: 'jump', limit: 50, filter: { to: now - 3_000 * second } }, { sources })
    expect(ids(landed.visits)).toEqual(ids(visits.slice(3_000, 3_050)))
    expect(landed.visits.some((visit) => visit.archived)).toBe(false)
    expect(landed.sources).toMatchObject([{ source: 'us', visits: 0, reachesBackTo: now - 549 * second }, { source: 'archive', visits: 50 }])
    const { visits: seen } = await walk({ visitorId: 'jump', limit: 50, filter: { to: now - 3_000 * second } }, { sources })
    expect(ids(seen)).toEqual(ids(visits.slice(3_000)))
  })

  it('reads all that a region of the first generation gives, and says how far that reaches', async () => {
    const visits = Array.from({ length: 700 }, (_, index) => wire('first', `f${index}`, now - index * second))
    const sources = [await openRegion('us', visits, { pages: false, ids: false })]
    const { visits: seen, pages } = await walk({ visitorId: 'first', limit: 200 }, { sources })
    expect(seen.map(({ timestamp }) => timestamp)).toEqual(Array.from({ length: 500 }, (_, index) => now - index * second))
    expect(pages[0]?.sources[0]).toMatchObject({ source: 'us', visits: 200, reachesBackTo: now - 499 * second })
  })

  it('answers from the archive, and says so, while a region fails', async () => {
    await add(incomingVisit('kept', 'k', now - second))
    const sources = [await openFailing('us', 500), await openFailing('eu', 403)]
    const unasked = createGuardedServerApi({ sources, now: () => now })
    closers.push(() => unasked.close())
    const answer = await ask({ visitorId: 'kept' }, { sources, serverApi: unasked })
    expect(answer.visits).toMatchObject([{ requestId: 'k', archived: true }])
    expect(answer.sources).toEqual([
      { source: 'us', status: 'failed', visits: 0, reachesBackTo: null, code: 'upstream_failed' },
      { source: 'eu', status: 'failed', visits: 0, reachesBackTo: null, code: 'forbidden' },
      { source: 'archive', status: 'ok', visits: 1, reachesBackTo: now - second },
    ])
  })

  it('answers 404 when all are sure, and 502 or 503 when some are not', async () => {
    const unknown = await openRegion('us', [])
    const failing = await openFailing('eu', 500)
    const busy = await openFailing('eu', 429)
    await expect(ask({ visitorId: 'nobody' }, { sources: [unknown] })).rejects.toMatchObject({ status: 404 })
    await expect(ask({ visitorId: 'nobody' }, { sources: [unknown, failing] })).rejects.toMatchObject({ status: 502 })
    await expect(ask({ visitorId: 'nobody' }, { sources: [unknown, busy] })).rejects.toMatchObject({ status: 502 })
    await expect(ask({ visitorId: 'nobody' }, { sources: [busy] })).rejects.toMatchObject({ status: 503, headers: { 'retry-after': '7' } })
    const elsewhere = await openRegion('ap', [wire('known', 'x', now)])
    expect((await ask({ visitorId: 'known' }, { sources: [unknown, failing, elsewhere] })).sources.map(({ status, visits, reachesBackTo }) => [status, visits, reachesBackTo])).toEqual([
      ['ok', 0, null], ['failed', 0, null], ['ok', 1, now - 10 * day], ['ok', 0, null],
    ])
  })

  it('asks the database once where the regions say what they said before, and again for what they did not', async () => {
    const visits = [wire('again', 'second', now - second)]
    await add(incomingVisit('again', 'first', now - 2 * second))
    const served = await serveRequests(async () => Response.json({ visits: visits.map(toWire) }))
    closers.push(served.close)
    const statements: string[] = []
    const { store } = embedded
    const counted: HistoryDependencies['store'] = {
      readErased: () => (statements.push('erased'), store.readErased()),
      historyAndErased: (...asked) => (statements.push('history'), store.historyAndErased(...asked)),
    }
    const writer = createWriteThrough({ store })
    const look = async () => {
      const answer = await ask({ visitorId: 'again', fresh: true }, { store: counted, writer, sources: [createSource('us', served.origin, 'secret')] })
      await writer.drain()
      return { answer, asked: statements.splice(0) }
    }
    const before = await look()
    expect(before.asked).toEqual(['erased', 'history'])
    await add(incomingVisit('again', 'third', now - 3 * second))
    const same = await look()
    expect(same.asked).toEqual(['history'])
    expect(ids(same.answer.visits)).toEqual(['second', 'first', 'third'])
    visits.unshift(wire('again', 'newest', now))
    const other = await look()
    expect(other.asked).toEqual(['history', 'history'])
    expect(ids(other.answer.visits)).toEqual(['newest', 'second', 'first', 'third'])
    expect(other.answer.sources.map(({ visits }) => visits)).toEqual([2, 2])
  })

  it('hands out the very list of before, with its travels, as long as nothing is new', async () => {
    const places = [{ latitude: 52.5, longitude: 13.4 }, { latitude: 48.1, longitude: 11.6 }]
    const visits = places.map((ipLocation, index) => wire('still', `v${index}`, now - (1 + index) * second, { ipLocation }))
    const sources = [await openRegion('us', visits)]
    const page = () => ask({ visitorId: 'still', fresh: true, limit: 2 }, { sources })
    const before = await page()
    const after = await page()
    expect(Object.keys(after.travels)).toEqual(['v0'])
    expect(after.visits).toBe(before.visits)
    expect(after.travels).toBe(before.travels)
    await add(incomingVisit('still', 'v2', now - 3 * second, { ipLocation: places[0] }))
    const followed = await page()
    expect(followed.visits).toBe(before.visits)
    expect(Object.keys(followed.travels)).toEqual(['v0', 'v1'])
    expect(ids((await ask({ visitorId: 'still', fresh: true }, { sources })).visits)).toEqual(['v0', 'v1', 'v2'])
  })

  it('answers from the regions while the archive fails', async () => {
    const broken = async () => Promise.reject(new Error('disk'))
    const store = { historyAndErased: broken, readErased: embedded.store.readErased }
    const answer = await ask({ visitorId: 'known' }, { store, sources: [await openRegion('us', [wire('known', 'x', now)])] })
    expect(answer.visits).toMatchObject([{ requestId: 'x', region: 'us' }])
    expect(answer.sources[1]).toEqual({ source: 'archive', status: 'failed', visits: 0, reachesBackTo: null, code: 'archive_failed' })
  })
})
