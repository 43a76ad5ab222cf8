import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { usualFigures } from '../server-api/chain-figures'
import { createGuardedServerApi } from '../server-api/create-guarded-server-api'
import { visitorsGeneration } from '../server-api/generation-visitors'
import { v4Generation } from '../server-api/generation-v4'
import type { GuardedServerApi } from '../server-api/guarded-server-api'
import { createSource } from '../server-api/source'
import { type FaultyUpstream, startFaultyUpstream } from '../server-api/test-helpers/faulty-upstream'
import { incomingVisit } from '../store/test-helpers/incoming-visit'
import { openTemporaryStore } from '../store/test-helpers/open-temporary-store'
import { type CatchUp, type CatchUpDependencies, createCatchUp } from './create-catch-up'

const token = 'canary-of-a-token-0123456789'
const minute = 60_000
const day = 24 * 60 * minute
const figures = { ...usualFigures, retry: { ...usualFigures.retry, atMost: 0 }, allowance: { perSecond: 1_000, burst: 15, kept: 5 } }

let now: number
let opened: Awaited<ReturnType<typeof openTemporaryStore>>
let upstream: FaultyUpstream
let serverApi: GuardedServerApi
let catchUps: CatchUp[]
/** What the catch-up wants to wait for, in milliseconds; it goes on when `goOn` is called. */
let pauses: number[]
let goOn: () => void

beforeAll(async () => {
  opened = await openTemporaryStore()
})
afterAll(() => opened.remove())

beforeEach(async () => {
  now = Date.now()
  pauses = []
  goOn = () => undefined
  catchUps = []
  upstream = await startFaultyUpstream({ token })
  serverApi = createGuardedServerApi({ sources: [sourceOf('eu')], figures })
  await opened.store.writeNote('catch-up:eu', '')
})
afterEach(async () => {
  await Promise.all(catchUps.map((catchUp) => catchUp.stop()))
  await serverApi.close()
  await upstream.close()
})

const sourceOf = (region: 'eu' | 'us', generation = v4Generation) => createSource(region, upstream.origin, token, generation)

function start(more: Partial<CatchUpDependencies> = {}): CatchUp {
  const catchUp = createCatchUp({
    store: opened.store,
    serverApi,
    sources: [sourceOf('eu')],
    now: () => now,
    wait: (ms, signal) => new Promise((resolve, reject) => {
      pauses.push(ms)
      goOn = resolve
      signal.addEventListener('abort', () => reject(signal.reason))
    }),
    ...more,
  })
  catchUps.push(catchUp)
  catchUp.start()
  return catchUp
}

const paused = (times: number) => vi.waitFor(() => expect(pauses).toHaveLength(times), { timeout: 15_000 })

function happen(visitorId: string, count: number, timestamp: number): void {
  upstream.visits.push(...Array.from({ length: count }, (_, index) => incomingVisit(visitorId, `${visitorId}-${index}`, timestamp + index).visit))
}

const stored = (visitorId: string) => opened.store.countHistory(visitorId, {})
const asked = () => upstream.requests().map(({ url }) => new URL(url, 'http://upstream.invalid').searchParams)

describe('the catch-up', () => {
  it('stores the last seven days at the very first start, page by page, each visit once', async () => {
    happen('first', 250, now - 6 * day)
    happen('old', 1, now - 8 * day)
    await opened.store.append([incomingVisit('first', 'first-7', now - 6 * day + 7)])
    const catchUp = start()
    await paused(1)
    expect(catchUp.progress()).toMatchObject([{ region: 'eu', state: 'waiting', pages: 3, visits: 250, fresh: 249, to: now, reached: now }])
    expect(pauses).toEqual([15 * minute])
    expect([await stored('first'), await stored('old')]).toEqual([250, 0])
    expect((await opened.store.history('first', {}, { limit: 1 })).visits).toMatchObject([{ region: 'eu' }])
  })

  it('asks later for what has come since, and once more for what may have come late', async () => {
    happen('before', 3, now - day)
    const catchUp = start()
    await paused(1)
    const end = now
    now += 15 * minute
    happen('after', 2, end + minute)
    happen('late', 1, end - minute)
    goOn()
    await paused(2)
    expect(asked().at(-1)?.get('start')).toBe(String(end - 10 * minute))
    expect(catchUp.progress()).toMatchObject([{ from: end - 10 * minute, to: now, visits: 3, fresh: 3 }])
    expect([await stored('after'), await stored('late')]).toEqual([2, 1])
  })

  it('goes on with its page after a stop amid it', async () => {
    happen('stopped', 450, now - 2 * day)
    let pages = 0
    const append: CatchUpDependencies['store']['append'] = async (visits) => {
      const report = await opened.store.append(visits)
      pages += 1
      if (pages === 2) void first.stop()
      return report
    }
    const first = start({ store: { ...opened.store, append } })
    await vi.waitFor(() => expect(pages).toBe(2), { timeout: 15_000 })
    await first.stop()
    expect(await stored('stopped')).toBe(200)
    const calls = upstream.calls()
    now += minute
    const second = start()
    await paused(1)
    // Three pages are left of the range, and one shows what has come since.
    expect(upstream.calls() - calls).toBe(4)
    expect(second.progress()).toMatchObject([{ visits: 250, fresh: 250 }])
    expect(await stored('stopped')).toBe(450)
  })

  it('loses nothing and stores nothing twice where a kill falls between a page and its note', async () => {
    happen('killed', 150, now - day)
    start({ store: { ...opened.store, writeNote: () => Promise.reject(new Error('killed')) } })
    await paused(1)
    expect(await stored('killed')).toBe(100)
    const catchUp = start()
    await paused(2)
    expect(catchUp.progress()).toMatchObject([{ visits: 150, fresh: 50 }])
    expect(await stored('killed')).toBe(150)
  })

  it('tells of a fault, waits ever longer, and goes on from where it was', async () => {
    happen('faulty', 250, now - day)
    await upstream.behave('503')
    const catchUp = start()
    await paused(1)
    expect(catchUp.progress()).toMatchObject([{ state: 'failed', lastError: { sentence: expect.stringContaining('The Server API (eu) failed with status 503'), at: now } }])
    goOn()
    await paused(2)
    await upstream.behave('cut_json')
    goOn()
    await paused(3)
    expect(pauses).toEqual([30_000, 60_000, 120_000])
    expect(JSON.stringify(catchUp.progress())).not.toContain(token)
    await upstream.behave('well')
    goOn()
    await paused(4)
    expect(catchUp.progress()).toMatchObject([{ state: 'waiting', visits: 250, fresh: 250 }])
    expect(catchUp.progress()[0]).not.toHaveProperty('lastError')
  })

  it('begins its range anew where the region no longer knows the key', async () => {
    happen('expired', 120, now - day)
    await opened.store.writeNote('catch-up:eu', JSON.stringify({ through: now - 2 * day, unfinished: { from: now - 2 * day, target: now, paginationKey: 'a key of yesterday' } }))
    start()
    await paused(1)
    expect(await stored('expired')).toBe(120)
  })

  it('leaves a part of the allowance to look-ups', async () => {
    happen('many', 2_500, now - day)
    const left: number[] = []
    const append: CatchUpDependencies['store']['append'] = (visits) => {
      left.push(serverApi.health()[0]?.allowance?.left ?? 0)
      return opened.store.append(visits)
    }
    start({ store: { ...opened.store, append } })
    await paused(1)
    expect(left.length).toBe(25)
    expect(Math.min(...left)).toBeGreaterThanOrEqual(figures.allowance.kept)
  })

  it('does not hold up one region for another, and has nothing to do where a generation lists no events', async () => {
    happen('both', 1, now - day)
    const dead = createSource('us', 'http://127.0.0.1:1', token, v4Generation)
    const catchUp = start({ sources: [dead, sourceOf('eu'), createSource('ap', upstream.origin, token, visitorsGeneration)] })
    await paused(2)
    expect(catchUp.progress().map(({ region, state }) => [region, state])).toEqual([['us', 'failed'], ['eu', 'waiting']])
    expect(await stored('both')).toBe(1)
  })
})
