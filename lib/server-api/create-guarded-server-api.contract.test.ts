import { afterEach, describe, expect, it } from 'vitest'
import { type ChainFigures, usualFigures } from './chain-figures'
import type { ServerApiErrorCode } from './errors/server-api-error'
import { v4Generation } from './generation-v4'
import { type Fault, faults, startFaultyUpstream } from './test-helpers/faulty-upstream'
import { type Guarded, calmFigures, hastyFigures, openGuarded, startOfTests, visitsOf } from './test-helpers/guarded-upstream'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function open(options: Parameters<typeof openGuarded>[0] = {}): Promise<Guarded> {
  const guarded = await openGuarded(options)
  closers.push(guarded.close)
  return guarded
}

const limit = 100
const question = { limit }
const ask = ({ api, source }: Guarded, visitorId = 'someone', more: { fresh?: boolean; signal?: AbortSignal } = {}) => api.ask(source, visitorId, { ...question, ...more })
const outcome = (guarded: Guarded, visitorId?: string) => ask(guarded, visitorId, { fresh: true }).then(() => 'answered', (error: { code: string }) => error.code)
const healthOf = ({ api }: Guarded) => {
  const [health] = api.health()
  if (!health) throw new Error('There is no region.')
  return health
}

/** What each fault is called, and how many calls it costs a first look-up. */
const expected: Record<Fault, [ServerApiErrorCode | 'answered', number]> = {
  well: ['answered', 1],
  slow: ['answered', 1],
  refuse: ['unreachable', 0],
  hang: ['timed_out', 2],
  trickle: ['timed_out', 2],
  reset: ['unreachable', 2],
  reset_in_body: ['unreachable', 2],
  '500': ['upstream_failed', 1],
  '502': ['upstream_failed', 2],
  '503': ['upstream_failed', 2],
  '504': ['upstream_failed', 2],
  '429': ['rate_limited', 1],
  bad_request: ['refused', 1],
  forbidden: ['forbidden', 1],
  wrong_region: ['forbidden', 1],
  redirect: ['redirected', 1],
  cut_json: ['nonsense', 1],
  html: ['nonsense', 1],
  no_content: ['nonsense', 1],
  long: ['too_large', 1],
  bomb: ['too_large', 1],
  broken_gzip: ['nonsense', 1],
  too_short: ['unreachable', 2],
  too_long: ['nonsense', 1],
  no_http: ['nonsense', 1],
  deep: ['nonsense', 1],
  duplicate_keys: ['answered', 1],
  byte_order_mark: ['answered', 1],
  huge_headers: ['nonsense', 1],
  echo: ['nonsense', 1],
  echo_in_error: ['upstream_failed', 1],
}

describe('the chain', () => {
  it.each(faults)('names %s, and answers once all is well again', async (fault) => {
    const [code, calls] = expected[fault]
    const guarded = await open({ figures: code === 'timed_out' ? hastyFigures : calmFigures })
    await guarded.upstream.behave(fault, { delayMs: 1, everyMs: 20 })
    expect(await outcome(guarded)).toBe(code)
    // Of one that is given up soon, a busy machine may not hear every call.
    if (code === 'timed_out') expect(healthOf(guarded).calls).toBe(calls)
    else expect(guarded.upstream.calls()).toBe(calls)
    if (code !== 'answered') {
      expect(healthOf(guarded)).toMatchObject({ lastError: { code, sentence: expect.stringContaining('(eu)'), advice: expect.stringMatching(/\.$/), at: startOfTests } })
      expect(healthOf(guarded).failures[code]).toBe(Math.max(1, healthOf(guarded).calls))
    }
    await guarded.upstream.behave('well')
    if (code === 'timed_out') return
    guarded.api.tryNow('eu')
    expect((await ask(guarded)).visits).toHaveLength(3)
  })

  it('does not follow a redirect', async () => {
    const elsewhere = await startFaultyUpstream({ token: 'a-token-of-the-tests', visits: visitsOf('someone', 1) })
    closers.push(elsewhere.close)
    const guarded = await open()
    await guarded.upstream.behave('redirect', { location: `${elsewhere.origin}/visitors/someone` })
    expect(await outcome(guarded)).toBe('redirected')
    expect(elsewhere.connections()).toBe(0)
  })

  it('gives up when all attempts together took too long', async () => {
    const guarded = await open({ figures: { ...calmFigures, total: 50 } })
    await guarded.upstream.behave('hang')
    expect(await outcome(guarded)).toBe('timed_out')
  })

  it('sends nothing for what is no visitor id', async () => {
    const guarded = await open()
    await expect(ask(guarded, '../visitors')).rejects.toMatchObject({ code: 'invalid_visitor_id' })
    expect(guarded.upstream.connections()).toBe(0)
  })
})

describe('single flight and cache', () => {
  it('makes one call of 100 equal look-ups, whoever leaves', async () => {
    const guarded = await open()
    await guarded.upstream.behave('slow', { delayMs: 100 })
    const leaving = new AbortController()
    const left = ask(guarded, 'someone', { signal: leaving.signal }).catch((reason: unknown) => reason)
    const others = Array.from({ length: 99 }, () => ask(guarded))
    leaving.abort('has left')
    expect(await left).toBe('has left')
    for (const answer of await Promise.all(others)) expect(answer.visits).toHaveLength(3)
    expect(guarded.upstream.calls()).toBe(1)
    expect(healthOf(guarded).lookups).toEqual({ all: 100, cached: 0, joined: 99, stale: 0 })
  })

  it('asks again after 30 s, and at once when told to', async () => {
    const guarded = await open()
    await ask(guarded)
    guarded.clock.now += 29_999
    await ask(guarded)
    expect(guarded.upstream.calls()).toBe(1)
    await ask(guarded, 'someone', { fresh: true })
    expect(guarded.upstream.calls()).toBe(2)
    guarded.clock.now += 30_000
    await ask(guarded)
    expect(guarded.upstream.calls()).toBe(3)
  })

  it('reads all pages of a visitor anew once one was asked for past the cache, and its own store always', async () => {
    const guarded = await open()
    await guarded.api.ask(guarded.source, 'someone', { limit: 2 })
    await guarded.api.ask(guarded.source, 'someone', { limit: 1, fresh: true })
    await guarded.api.ask(guarded.source, 'someone', { limit: 2 })
    await guarded.api.ask(guarded.source, 'someone', { limit: 2 })
    expect(guarded.upstream.calls()).toBe(3)
    const own = await open({ region: 'embedded' })
    await ask(own)
    await ask(own)
    expect(own.upstream.calls()).toBe(2)
  })

  it('falls back on what it knew for 15 minutes, and says since when and why', async () => {
    const guarded = await open()
    await ask(guarded)
    await guarded.upstream.behave('500')
    guarded.clock.now += 15 * 60_000 - 1
    const answer = await ask(guarded)
    expect(answer).toMatchObject({ stale: { fetchedAt: startOfTests, failure: { code: 'upstream_failed' } } })
    expect(answer.visits).toHaveLength(3)
    expect(healthOf(guarded).lookups.stale).toBe(1)
    guarded.clock.now += 2
    await expect(ask(guarded)).rejects.toMatchObject({ code: 'upstream_failed' })
  })

  it('shows nothing old where the region answered no', async () => {
    const guarded = await open()
    await ask(guarded)
    await guarded.upstream.behave('forbidden')
    expect(await outcome(guarded)).toBe('forbidden')
    await guarded.upstream.behave('well')
    guarded.upstream.visits.length = 0
    expect(await outcome(guarded)).toBe('visitor_not_found')
    await guarded.upstream.behave('500')
    expect(await outcome(guarded)).toBe('upstream_failed')
  })

  it('forgets a visitor, also one that is being asked for', async () => {
    const guarded = await open({ visits: [...visitsOf('someone', 1), ...visitsOf('other', 1)] })
    await ask(guarded, 'other')
    await guarded.upstream.behave('slow', { delayMs: 50 })
    const underWay = ask(guarded)
    guarded.api.forget('someone')
    await underWay
    await guarded.upstream.behave('500')
    await expect(ask(guarded)).rejects.toMatchObject({ code: 'upstream_failed' })
    expect((await ask(guarded, 'other')).stale).toBeUndefined()
    guarded.api.forget()
    await expect(ask(guarded, 'other')).rejects.toMatchObject({ code: 'upstream_failed' })
  })
})

describe('the circuit', () => {
  it('opens after 5 faults in a row, tries once after 5 s, and doubles to 30 s', async () => {
    const guarded = await open()
    await guarded.upstream.behave('500')
    for (let round = 0; round < 5; round += 1) expect(await outcome(guarded)).toBe('upstream_failed')
    let calls = 5
    for (const openFor of [5_000, 10_000, 20_000, 30_000, 30_000]) {
      await expect(ask(guarded)).rejects.toMatchObject({ code: 'circuit_open', retryAt: guarded.clock.now + openFor })
      expect(healthOf(guarded)).toMatchObject({ state: 'down', circuit: { state: 'open', opensAgainAt: guarded.clock.now + openFor }, lastError: { code: 'upstream_failed' } })
      guarded.clock.now += openFor - 1
      expect(await outcome(guarded)).toBe('circuit_open')
      guarded.clock.now += 1
      expect(healthOf(guarded).circuit).toEqual({ state: 'half_open' })
      expect(await outcome(guarded)).toBe('upstream_failed')
      expect(guarded.upstream.calls()).toBe((calls += 1))
    }
    guarded.clock.now += 30_000
    await guarded.upstream.behave('slow', { delayMs: 50 })
    const trial = outcome(guarded)
    expect(await outcome(guarded, 'other')).toBe('circuit_open')
    expect(await trial).toBe('answered')
    expect(healthOf(guarded)).toMatchObject({ state: 'ok', circuit: { state: 'closed' } })
    expect(await outcome(guarded)).toBe('answered')
    await guarded.upstream.behave('500')
    for (let round = 0; round < 5; round += 1) await outcome(guarded)
    await expect(ask(guarded, 'other')).rejects.toMatchObject({ code: 'circuit_open', retryAt: guarded.clock.now + 5_000 })
  })

  it('opens when half of 10 calls within 10 s failed', async () => {
    const guarded = await open()
    const failEveryOther = async (rounds: number) => {
      for (let round = 0; round < rounds; round += 1) {
        expect(await outcome(guarded)).toBe('answered')
        await guarded.upstream.behave('500', { times: 1 })
        expect(await outcome(guarded, 'other')).toBe('upstream_failed')
      }
    }
    await failEveryOther(4)
    guarded.clock.now += 10_001
    await failEveryOther(4)
    expect(healthOf(guarded).circuit.state).toBe('closed')
    await failEveryOther(1)
    expect(await outcome(guarded, 'other')).toBe('circuit_open')
  })

  it.each(['forbidden', 'bad_request', 'nonsense' as const, 'unknown' as const])('stays closed for %s', async (kind) => {
    const guarded = await open()
    if (kind !== 'unknown') await guarded.upstream.behave(kind === 'nonsense' ? 'html' : kind === 'forbidden' ? 'forbidden' : 'bad_request')
    for (let round = 0; round < 12; round += 1) await outcome(guarded, 'nobody')
    expect(guarded.upstream.calls()).toBe(12)
    expect(healthOf(guarded).circuit.state).toBe('closed')
  })

  it('is closed by hand', async () => {
    const guarded = await open()
    await guarded.upstream.behave('500', { times: 5 })
    for (let round = 0; round < 5; round += 1) await outcome(guarded)
    expect(await outcome(guarded)).toBe('circuit_open')
    guarded.api.tryNow('eu')
    expect(await outcome(guarded)).toBe('answered')
  })

  it('is one for each region', async () => {
    const [eu, us] = [await open(), await open({ region: 'us' })]
    await eu.upstream.behave('500')
    const both = (source: Guarded) => eu.api.ask(source.source, 'someone', { limit, fresh: true }).then(() => 'answered', (error: { code: string }) => error.code)
    for (let round = 0; round < 5; round += 1) await both(eu)
    expect([await both(eu), await both(us)]).toEqual(['circuit_open', 'answered'])
    expect(eu.api.health().map(({ region, state }) => [region, state])).toEqual([['eu', 'down'], ['us', 'ok']])
  })
})

describe('retries', () => {
  it('gets over a fault that passes', async () => {
    const guarded = await open()
    await guarded.upstream.behave('503', { times: 1 })
    expect(await outcome(guarded)).toBe('answered')
    expect(healthOf(guarded)).toMatchObject({ calls: 2, retries: 1, failures: { upstream_failed: 1 } })
  })

  it('stay within a tenth of the look-ups', async () => {
    const never: ChainFigures['circuit'] = { ...usualFigures.circuit, share: 2, inARow: Infinity }
    const guarded = await open({ figures: { ...calmFigures, circuit: never } })
    await guarded.upstream.behave('503')
    for (let lookups = 1; lookups <= 300; lookups += 1) {
      expect(await outcome(guarded)).toBe('upstream_failed')
      if (lookups >= 10) expect(guarded.upstream.calls()).toBeLessThanOrEqual(1.1 * lookups + 1e-6)
    }
    expect(guarded.upstream.calls()).toBeGreaterThan(320)
  })
})

describe('a 429', () => {
  const date = (at: number) => new Date(at).toUTCString()

  it('that asks for no time is asked again at once', async () => {
    const guarded = await open()
    await guarded.upstream.behave('429', { retryAfter: '0', times: 1 })
    expect(await outcome(guarded)).toBe('answered')
    expect(guarded.upstream.calls()).toBe(2)
  })

  it.each<[string, string | undefined, number]>([
    ['3 seconds', '3', 3_000],
    ['an hour', '3600', 30_000],
    ['a date to come', date(startOfTests + 10_000), 10_000],
    ['a far date', date(startOfTests + 86_400_000), 30_000],
    ['a date gone by', date(startOfTests - 10_000), 1_000],
    ['junk', 'soon', 1_000],
    ['a negative number', '-5', 1_000],
    ['a number without end', '9'.repeat(400), 1_000],
    ['nothing', undefined, 1_000],
  ])('that says %s pauses the region', async (_, retryAfter, pause) => {
    const guarded = await open()
    await guarded.upstream.behave('429', { times: 1, ...(retryAfter === undefined ? {} : { retryAfter }) })
    const retryAt = startOfTests + pause
    await expect(ask(guarded)).rejects.toMatchObject({ code: 'rate_limited', retryAt })
    await expect(ask(guarded)).rejects.toMatchObject({ code: 'paused', retryAt })
    expect(healthOf(guarded)).toMatchObject({ state: 'paused', pausedUntil: retryAt, circuit: { state: 'closed' }, lastError: { code: 'rate_limited' } })
    guarded.clock.now = retryAt - 1
    expect(await outcome(guarded)).toBe('paused')
    guarded.clock.now = retryAt
    expect(await outcome(guarded)).toBe('answered')
    expect(guarded.upstream.calls()).toBe(2)
  })

  it('without a time pauses for longer each time, until it is over', async () => {
    const guarded = await open()
    for (const pause of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      await guarded.upstream.behave('429', { times: 1 })
      await expect(ask(guarded)).rejects.toMatchObject({ code: 'rate_limited', retryAt: guarded.clock.now + pause })
      guarded.clock.now += pause
    }
    expect(await outcome(guarded)).toBe('answered')
    await guarded.upstream.behave('429')
    await expect(ask(guarded, 'other')).rejects.toMatchObject({ retryAt: guarded.clock.now + 1_000 })
  })

  it('pauses once for all calls that were under way', async () => {
    const guarded = await open()
    await guarded.upstream.behave('429')
    const failures = await Promise.all(Array.from({ length: 8 }, (_, index) => ask(guarded, `visitor${index}`).catch((error: unknown) => error)))
    for (const failure of failures) expect(failure).toMatchObject({ code: 'rate_limited', retryAt: startOfTests + 1_000 })
  })

  it('of one visitor ends in what was known of another that is asked meanwhile', async () => {
    const guarded = await open({ visits: [...visitsOf('someone', 1), ...visitsOf('other', 1)] })
    await ask(guarded)
    await guarded.upstream.behave('429', { retryAfter: '20' })
    await expect(ask(guarded, 'other')).rejects.toMatchObject({ code: 'rate_limited' })
    expect(await ask(guarded, 'someone', { fresh: true })).toMatchObject({ stale: { failure: { code: 'paused', retryAt: startOfTests + 20_000 } } })
  })
})

describe('the bulkhead', () => {
  it('refuses at once when all places are taken, and after a while when none comes free', async () => {
    const guarded = await open({ figures: { ...hastyFigures, patience: { ...hastyFigures.patience, attempt: 1_000 }, retry: { ...hastyFigures.retry, atMost: 0 }, bulkhead: { running: 2, queued: 3, queuedFor: 100 } } })
    await guarded.upstream.behave('hang')
    const asked = Array.from({ length: 6 }, (_, index) => outcome(guarded, `visitor${index}`))
    expect(await asked[5]).toBe('overloaded')
    expect(healthOf(guarded)).toMatchObject({ running: 2, queued: 3 })
    expect(await Promise.all(asked.slice(2, 5))).toEqual(['overloaded', 'overloaded', 'overloaded'])
    expect(await Promise.all(asked.slice(0, 2))).toEqual(['timed_out', 'timed_out'])
    await guarded.upstream.behave('well')
    expect(await outcome(guarded)).toBe('answered')
    expect(healthOf(guarded)).toMatchObject({ running: 0, queued: 0, failures: { overloaded: 4 } })
  })

  it('never has more than 10 calls under way', async () => {
    const guarded = await open({ visits: [] })
    await guarded.upstream.behave('slow', { delayMs: 20 })
    const asked = Array.from({ length: 60 }, (_, index) => outcome(guarded, `visitor${index}`))
    await asked[0]
    expect(healthOf(guarded).running).toBeLessThanOrEqual(10)
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['visitor_not_found']))
    expect(guarded.upstream.connections()).toBeLessThanOrEqual(16)
  })
})

describe('what an admin sees', () => {
  it('knows nothing before the first answer', async () => {
    const guarded = await open()
    expect(guarded.api.health()).toEqual([{
      region: 'eu', host: new URL(guarded.upstream.origin).host, generation: 'visitors', state: 'unknown', circuit: { state: 'closed' }, calls: 0, retries: 0, failures: {},
      lookups: { all: 0, cached: 0, joined: 0, stale: 0 }, running: 0, queued: 0,
    }])
  })

  it('has latency, the last answer and the difference of the clocks', async () => {
    const guarded = await open()
    guarded.clock.now = Date.now() - 3_600_000
    await ask(guarded)
    const { latency, lastAnswerAt, clockDifferenceMs = 0 } = healthOf(guarded)
    expect(latency).toEqual({ p50: expect.any(Number), p95: expect.any(Number), p99: expect.any(Number) })
    expect(lastAnswerAt).toBe(guarded.clock.now)
    expect(Math.round(clockDifferenceMs / 60_000)).toBe(60)
  })

  it('tests a token, past an open circuit', async () => {
    const guarded = await open()
    expect(await guarded.api.testToken('eu')).toMatchObject({ ok: true })
    await guarded.upstream.behave('500')
    for (let round = 0; round < 5; round += 1) await outcome(guarded)
    expect(await guarded.api.testToken('eu')).toMatchObject({ ok: false, code: 'upstream_failed' })
    await guarded.upstream.behave('forbidden')
    expect(await guarded.api.testToken('eu')).toMatchObject({ ok: false, code: 'forbidden', sentence: expect.stringContaining('token') })
    expect(await guarded.api.testToken('us')).toMatchObject({ ok: false })
  })
})

describe('events of the later generation', () => {
  const week = { from: startOfTests - 7 * 86_400_000, to: startOfTests }

  it('are read page by page, oldest first, through the same circuit', async () => {
    const guarded = await open({ generation: v4Generation, visits: visitsOf('someone', 150) })
    const first = await guarded.api.events(guarded.source, week)
    expect(first.visits).toHaveLength(100)
    const second = await guarded.api.events(guarded.source, { ...week, ...(first.paginationKey === undefined ? {} : { paginationKey: first.paginationKey }) })
    expect([...first.visits, ...second.visits].map(({ visit }) => visit.requestId)).toEqual(visitsOf('someone', 150).map(({ requestId }) => requestId).reverse())
    expect(second.paginationKey).toBeUndefined()
    expect(healthOf(guarded).allowance).toEqual({ perSecond: 5, burst: 15, left: 13 })
    await guarded.upstream.behave('500')
    for (let round = 0; round < 5; round += 1) await expect(guarded.api.events(guarded.source, week)).rejects.toMatchObject({ code: 'upstream_failed' })
    await expect(guarded.api.events(guarded.source, week)).rejects.toMatchObject({ code: 'circuit_open' })
    expect(await outcome(guarded)).toBe('circuit_open')
  })

  it('wait for the allowance and leave 5 requests for look-ups', async () => {
    const guarded = await open({ generation: v4Generation })
    for (let round = 0; round < 10; round += 1) await guarded.api.events(guarded.source, week)
    const waiting = new AbortController()
    const eleventh = guarded.api.events(guarded.source, { ...week, signal: waiting.signal }).catch((error: Error) => error.name)
    for (let round = 0; round < 5; round += 1) expect(await outcome(guarded)).toBe('answered')
    expect(healthOf(guarded).allowance?.left).toBe(0)
    expect(guarded.upstream.calls()).toBe(15)
    waiting.abort()
    expect(await eleventh).toBe('AbortError')
    guarded.clock.now += 1_200
    await guarded.api.events(guarded.source, week)
    expect(guarded.upstream.calls()).toBe(16)
  })
})
