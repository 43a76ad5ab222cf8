import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { v4EventOf } from '../server-api/test-helpers/v4-event-of'
import { openTemporaryStore } from '../store/test-helpers/open-temporary-store'
import { incomingVisit } from '../store/test-helpers/incoming-visit'
import type { VisitStore } from '../store/visit-store'
import type { Visit } from '../visits/visit'
import { findActivity } from './activity'
import { createOverviews } from './overview'
import { findPath } from './path'
import { findVisitDetails } from './visit-details'

const now = Date.parse('2026-11-22T15:48:00Z')
const minute = 60_000
const day = 86_400_000
const zone = 'Europe/Berlin'
const berlin: Partial<Visit> = {
  ip: '203.0.113.24', linkedId: 'acct_48213', incognito: false, browserDetails: { browserName: 'Chrome', browserMajorVersion: '155', os: 'Windows', botProbability: 0 },
  ipLocation: { latitude: 52.52, longitude: 13.41, accuracyRadius: 10, timezone: 'Europe/Berlin', city: { name: 'Berlin' }, country: { code: 'DE', name: 'Germany' } },
}
const memphis: Partial<Visit> = {
  ...berlin, ip: '198.51.100.77', linkedId: 'acct_90866', incognito: true,
  ipLocation: { latitude: 35.15, longitude: -90.05, accuracyRadius: 100, timezone: 'America/Chicago', city: { name: 'Memphis' }, country: { code: 'US', name: 'United States' } },
}

let store: VisitStore
let remove: () => Promise<void>

beforeAll(async () => {
  ({ store, remove } = await openTemporaryStore())
  const old = Array.from({ length: 30 }, (_, index) => incomingVisit('story', `old-${index}`, now - (40 - index) * day, berlin))
  await store.append([
    ...old,
    incomingVisit('story', 'login', now - 28 * minute - 11_000, berlin),
    incomingVisit('story', 'nowhere', now - 20 * minute, { linkedId: undefined }),
    { ...incomingVisit('story', 'checkout', now - 8 * minute, memphis), raw: { requestId: 'checkout', odd: ['\u202e'] }, notes: ['latitude was dropped'] },
    ...['a', 'b', 'c'].map((other) => incomingVisit(`other-${other}`, 'x', now - day, { ip: '198.51.100.77' })),
    incomingVisit('other-d', 'x', now - day, { ip: '198.51.100.9' }),
  ])
})
afterAll(() => remove())

describe('overview', () => {
  it('says who a visitor is, with findings, clear checks and first occurrences', async () => {
    const overview = await createOverviews({ store, now: () => now })('story', zone)
    expect(overview).toMatchObject({ visitorId: 'story', visits: 33, examined: 33, recentVisits: 3, visitsWithoutLinkedId: 1, linkedIdCount: 2, countryCount: 2, usualHours: { from: 16, to: 18 } })
    expect(overview?.browsers).toMatchObject([{ value: 'Chrome', visits: 32 }])
    expect(overview?.findings.map((finding) => [finding.kind, finding.severity])).toEqual([['impossible-travel', 'danger'], ['accounts', 'warn'], ['incognito-began', 'warn'], ['shared-ip', 'warn']])
    expect(overview?.findings[3]?.figures).toEqual({ ip: '198.51.100.77', visitors: 4, network: '198.51.100.0/24', networkVisitors: 5 })
    expect(overview?.clear).toEqual(['bot', 'zone-mismatch', 'burst'])
    expect(overview?.firsts).toEqual({ checkout: ['country', 'city', 'ip', 'linkedId'] })
  })

  it('judges the travel of an account between browsers', async () => {
    await store.append([
      incomingVisit('owner', 'at-home', now - 2 * day, { ...berlin, linkedId: 'acct_shared' }),
      incomingVisit('taker', 'far-off', now - 2 * day + 20 * minute, { ...memphis, linkedId: 'acct_shared' }),
      incomingVisit('taker', 'long-ago', now - 200 * day, { ...memphis, linkedId: 'acct_shared' }),
    ])
    const findOverview = createOverviews({ store, now: () => now })
    const travelOf = async (visitorId: string) => (await findOverview(visitorId, zone))?.findings.filter(({ kind }) => kind === 'impossible-travel')
    expect(await travelOf('owner')).toMatchObject([{ requestIds: ['at-home'], figures: { scope: 'linkedId', linkedId: 'acct_shared', otherVisitorId: 'taker' } }])
    expect(await travelOf('taker')).toMatchObject([{ requestIds: ['far-off'], figures: { scope: 'linkedId', otherVisitorId: 'owner' } }])
  })

  it('tells the verdict of a service that judges who is a bot, and the probability of one that estimates', async () => {
    const bots = (verdict?: 'bad' | 'good') => [0, 1].map((index) => {
      const bot = incomingVisit(`${verdict ?? 'estimated'} bot`, `${index}`, now - index * minute, { browserDetails: { botProbability: 1 } })
      return verdict === undefined ? bot : { ...bot, raw: JSON.parse(JSON.stringify(v4EventOf(bot.visit, { bot: index === 0 ? verdict : 'bad' }))) }
    })
    await store.append([...bots(), ...bots('bad'), ...bots('good')])
    const findOverview = createOverviews({ store, now: () => now })
    const figuresOf = async (visitorId: string) => (await findOverview(visitorId, zone))?.findings.find(({ kind }) => kind === 'bot')?.figures
    expect(await figuresOf('estimated bot')).toEqual({ highest: 1, visits: 2, ofVisits: 2 })
    expect(await figuresOf('bad bot')).toEqual({ highest: 1, visits: 2, ofVisits: 2, verdict: 'bad' })
    expect(await figuresOf('good bot')).toEqual({ highest: 1, visits: 2, ofVisits: 2, verdict: 'good' })
  })

  it('is examined anew once a visit is stored, and not before', async () => {
    let scans = 0
    const counted = { ...store, scanHistory: (...asked: Parameters<VisitStore['scanHistory']>) => ((scans += 1), store.scanHistory(...asked)) }
    const findOverview = createOverviews({ store: counted, now: () => now })
    await store.append([incomingVisit('growing', 'a', now - day)])
    await Promise.all([findOverview('growing', zone), findOverview('growing', zone)])
    await findOverview('growing', zone)
    expect(scans).toBe(1)
    await store.append([incomingVisit('growing', 'b', now)])
    expect(await findOverview('growing', zone)).toMatchObject({ visits: 2, examined: 2 })
    expect(scans).toBe(2)
  })

  it('is null for an unknown visitor', async () => expect(await createOverviews({ store, now: () => now })('nobody', zone)).toBeNull())
})

describe('activity', () => {
  it('shows the 28 days up to the newest visit by day, and everything', async () => {
    const activity = await findActivity(store, 'story', {}, zone, now)
    expect(activity?.unit).toBe('day')
    expect(activity?.bins).toHaveLength(28)
    expect(activity?.bins.at(-1)).toMatchObject({ from: Date.parse('2026-11-21T23:00:00Z'), to: Date.parse('2026-11-22T23:00:00Z'), visits: 3, incognito: 1, archived: 0 })
    expect(activity?.whole.reduce((sum, bin) => sum + bin.visits, 0)).toBe(33)
    expect(activity?.whole.reduce((sum, bin) => sum + bin.archived, 0)).toBe(30)
    expect(activity?.windowStart).toBe(now - 10 * day)
  })

  it('shows an asked range by the hour, counting just what lies in it', async () => {
    const activity = await findActivity(store, 'story', { from: now - 20 * minute, to: now }, zone, now)
    expect(activity?.unit).toBe('hour')
    expect(activity?.bins.map((bin) => bin.visits)).toEqual([2])
    expect(activity?.whole.reduce((sum, bin) => sum + bin.visits, 0)).toBe(33)
  })

  it('narrows both to the filter, and keeps the scale of the whole', async () => {
    const activity = await findActivity(store, 'story', { incognito: true }, zone, now)
    expect(activity?.whole.reduce((sum, bin) => sum + bin.visits, 0)).toBe(1)
    expect(activity?.whole).toHaveLength(41)
  })

  it('stays within 200 bins for any range', async () => {
    for (const filter of [{ from: 0 }, { from: -8.64e15, to: 8.64e15 }, { to: 1 }, { from: now + 900 * day }]) {
      const activity = await findActivity(store, 'story', filter, zone, now)
      expect(activity?.bins.length).toBeLessThanOrEqual(200)
      expect(activity?.bins.length).toBeGreaterThan(0)
    }
  })

  it('is null for an unknown visitor', async () => expect(await findActivity(store, 'nobody', {}, zone, now)).toBeNull())
})

describe('path', () => {
  it('has places and legs, past a visit without a position', async () => {
    const path = await findPath(store, 'story', {})
    expect(path?.places).toMatchObject([{ label: 'Berlin', visits: 31, requestId: 'login', radiusKm: 10 }, { label: 'Memphis', visits: 1, requestId: 'checkout', radiusKm: 100 }])
    expect(path?.legs).toMatchObject([{ from: 0, to: 1, travel: { verdict: 'impossible', gapMs: 1_211_000 } }])
    expect(path).toMatchObject({ legsLeftOut: 0, placesLeftOut: 0, unplaced: 1 })
  })

  it('keeps the newest 300 legs of a long one', async () => {
    await store.append(Array.from({ length: 1_000 }, (_, index) => incomingVisit('commuter', `c${index}`, now - (1_000 - index) * day / 2, { ipLocation: { latitude: index % 2 === 0 ? 0 : 3, longitude: 0 } })))
    const path = await findPath(store, 'commuter', {})
    expect(path?.legs).toHaveLength(300)
    expect(path).toMatchObject({ legsLeftOut: 699, unplaced: 0 })
    expect(path?.legs.at(-1)?.travel.to.requestId).toBe('c999')
    expect(path?.places.map((place) => [place.label, place.latitude, place.visits])).toEqual([['Unnamed place', 0, 500], ['Unnamed place', 3, 500]])
  })

  it('draws between two positions of one network without judging them', async () => {
    await store.append([incomingVisit('roaming', 'a', now - day, { ...berlin }), incomingVisit('roaming', 'b', now - day + minute, { ...memphis, ip: '203.0.113.99' })])
    expect((await findPath(store, 'roaming', {}))?.legs).toMatchObject([{ travel: { verdict: 'plausible', explained: 'the same network' } }])
  })

  it('follows the filter', async () => expect(await findPath(store, 'story', { country: 'US' })).toMatchObject({ places: [{ label: 'Memphis' }], legs: [] }))
})

describe('one visit', () => {
  it('has its place in the history, what was before it, and what it was received as', async () => {
    const details = await findVisitDetails(store, 'story', 'checkout', now)
    expect(details).toMatchObject({ ordinal: 33, of: 33, older: 'nowhere', previous: { requestId: 'nowhere' }, notes: ['latitude was dropped'], raw: '{\n  "requestId": "checkout",\n  "odd": [\n    "\u202e"\n  ]\n}' })
    expect(details?.visit).not.toHaveProperty('archived')
    expect(details).not.toHaveProperty('newer')
    expect(details).not.toHaveProperty('travel')
  })

  it('tells travel from the visit before it, and what is older than the window', async () => {
    expect(await findVisitDetails(store, 'story', 'old-5', now)).toMatchObject({ visit: { archived: true }, older: 'old-4', newer: 'old-6' })
    await store.append([incomingVisit('traveller', 'a', now - day, berlin), incomingVisit('traveller', 'b', now - day + minute, memphis)])
    expect(await findVisitDetails(store, 'traveller', 'b', now)).toMatchObject({ travel: { verdict: 'impossible', from: { place: 'Berlin' } } })
  })

  it('says what the later generation signals of it', async () => {
    await store.append([{ ...incomingVisit('signalled', 'e1', now), raw: { event_id: 'e1', timestamp: now, vpn: true, identification: { confidence: { score: 0.4 } } } }])
    expect(await findVisitDetails(store, 'signalled', 'e1', now)).toMatchObject({ signals: { vpn: true, confidence: 0.4 } })
    expect(await findVisitDetails(store, 'story', 'checkout', now)).not.toHaveProperty('signals')
  })

  it('is null where there is none', async () => expect(await findVisitDetails(store, 'story', 'x', now)).toBeNull())
})
