import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundJson } from '../visits/read-visit-raw'
import type { Visit } from '../visits/visit'
import type { Asked } from './errors/server-api-error'
import { isServerApiError } from './errors/server-api-error'
import { v4Generation } from './generation-v4'
import { v4EventOf } from './test-helpers/v4-event-of'
import { readV4Event } from './v4-event'

const now = Date.UTC(2026, 5, 1, 12, 0, 30)
const asked: Asked = { source: 'eu', method: 'GET', url: 'http://127.0.0.1/v4/events' }
const context = { visitorId: 'someone', region: 'eu' as const, now, question: { limit: 100 } }
const read = (events: unknown[]) => v4Generation.readVisitor({ events }, context, asked)
const readOne = (event: object) => readV4Event({ event_id: 'e1', timestamp: now, identification: { visitor_id: 'someone' }, ...event }, { region: 'eu', now })

/** As it comes off the wire. */
const parsed = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null')

const visit: Visit = {
  visitorId: 'someone', requestId: '1780315200000.NLOjmg', timestamp: now, time: '2026-06-01T12:00:30Z', incognito: false, linkedId: 'acct_1', url: 'https://shop.example/', ip: '203.0.113.9',
  ipLocation: {
    accuracyRadius: 20, latitude: 50.05, longitude: 14.4, postalCode: '150 00', timezone: 'Europe/Prague', city: { name: 'Prague' }, country: { code: 'CZ', name: 'Czechia' },
    continent: { code: 'EU', name: 'Europe' }, subdivisions: [{ isoCode: '10', name: 'Hlavni mesto Praha' }],
  },
  browserDetails: { browserName: 'Chrome', browserMajorVersion: '74', browserFullVersion: '74.0.3729', os: 'Windows', osVersion: '7', device: 'Other', userAgent: 'Mozilla/5.0' },
  confidence: { score: 0.97 }, region: 'eu',
}

describe('an event of the later generation', () => {
  it('becomes the visit that it tells of, and stays whole beside it', () => {
    const event = parsed({ ...v4EventOf(visit, { vpn: true, tags: { cart: [1, 2] } }), some_new_signal: { deep: [null] } })
    expect(readV4Event(event, { region: 'eu', now })).toEqual({ visit, raw: event, notes: [] })
  })

  it('needs an id and a time alone', () => {
    expect(readV4Event({ event_id: 'e1', timestamp: now }, { visitorId: 'someone', region: 'eu', now })?.visit).toEqual({ visitorId: 'someone', requestId: 'e1', timestamp: now, time: '2026-06-01T12:00:30Z', region: 'eu' })
    for (const event of [{ event_id: 'e1' }, { timestamp: now }, { event_id: 'e1', timestamp: String(now) }, { event_id: 'e1', timestamp: 5 }, null, 7, []]) {
      expect(readV4Event(event, { visitorId: 'someone', region: 'eu', now })).toBeUndefined()
    }
    expect(readV4Event({ event_id: 'e1', timestamp: now }, { region: 'eu', now })).toBeUndefined()
  })

  it('takes the place of the address that it came by', () => {
    const both = { v4: { address: '203.0.113.9', geolocation: { city_name: 'Prague' } }, v6: { address: '2001:db8::9', geolocation: { city_name: 'Brno' } } }
    expect(readOne({ ip_address: '2001:db8::9', ip_info: both })?.visit).toMatchObject({ ip: '2001:db8::9', ipLocation: { city: { name: 'Brno' } } })
    expect(readOne({ ip_info: both })?.visit).toMatchObject({ ip: '203.0.113.9', ipLocation: { city: { name: 'Prague' } } })
    expect(readOne({ ip_address: '203.0.113.9', ip_info: { v6: both.v6 } })?.visit).toMatchObject({ ip: '203.0.113.9', ipLocation: { city: { name: 'Brno' } } })
  })

  it('counts the verdict on bots as an end of the scale, and says nothing where there is none', () => {
    const probability = (more: object) => readOne(more)?.visit.browserDetails?.botProbability
    expect(['bad', 'good', 'not_detected', 'constructor', 1, undefined].map((bot) => probability({ bot }))).toEqual([1, 1, 0, undefined, undefined, undefined])
    expect(readOne({ bot: 'bad', incognito: true, incremental_identification_status: 'partially_completed' })?.visit).not.toHaveProperty('incognito')
    expect(probability({ bot: 'bad', incremental_identification_status: 'partially_completed' })).toBeUndefined()
  })

  it('leaves a bad field out with a note, and keeps its neighbours', () => {
    const event = { incognito: 'yes', url: 'https://shop.example/', identification: { visitor_id: 'someone', confidence: { score: 7 } }, browser_details: 'Chrome', ip_info: { v4: { geolocation: { latitude: 'x', city_name: 'Prague' } } } }
    const received = readOne(event)
    expect(received?.visit).toMatchObject({ url: 'https://shop.example/', ipLocation: { city: { name: 'Prague' } } })
    expect(received?.visit).not.toHaveProperty('incognito')
    expect(received?.notes).toEqual(expect.arrayContaining([expect.stringContaining('incognito "yes"'), expect.stringContaining('confidence.score'), expect.stringContaining('latitude "x"'), 'browser_details is not an object, left out']))
    expect(received?.raw).toMatchObject(event)
  })
})

describe('a page of the later generation', () => {
  const event = (id: string, timestamp = now, visitorId = 'someone') => ({ event_id: id, timestamp, identification: { visitor_id: visitorId } })

  it('is asked for ten days in at most a hundred events, and alike within a minute', () => {
    const path = (at: number) => v4Generation.visitorPath('someone', { limit: 500, linkedId: 'a&b', paginationKey: 'k=' }, at)
    expect(path(now)).toBe(`/v4/events?visitor_id=someone&linked_id=a%26b&limit=100&pagination_key=k%3D&start=${now - 30_000 - 10 * 86_400_000}`)
    expect(path(now + 29_000)).toBe(path(now))
  })

  it('counts what it cannot read, and events of others', () => {
    expect(read([event('a', now - 1), event('b'), event('b'), event('c', now, 'another'), 7])).toMatchObject({ visits: [{ visit: { requestId: 'b' } }, { visit: { requestId: 'a' } }], unreadable: 2 })
    expect(read([event('c', now, 'another')])).toBeUndefined()
  })

  it('tells all events oldest first, whoever they are of', () => {
    expect(v4Generation.eventsPath?.({ from: 1, to: 2, paginationKey: 'k' })).toBe('/v4/events?reverse=true&limit=100&start=1&end=2&pagination_key=k')
    const page = v4Generation.readEvents?.({ events: [event('a', now - 1), event('b', now, 'another'), { event_id: 'c', timestamp: now }], pagination_key: 'on' }, { region: 'eu', now })
    expect(page).toMatchObject({ visits: [{ visit: { requestId: 'a', visitorId: 'someone' } }, { visit: { requestId: 'b', visitorId: 'another' } }], unreadable: 1, paginationKey: 'on' })
    expect(v4Generation.readEvents?.({ visits: [] }, { region: 'eu', now })).toBeUndefined()
  })

  const names = fc.constantFrom('event_id', 'timestamp', 'identification', 'visitor_id', 'confidence', 'score', 'ip_info', 'v4', 'v6', 'geolocation', 'subdivisions', 'latitude', 'browser_details', 'os', 'bot', 'incognito', 'ip_address', 'url', 'linked_id', '__proto__', 'constructor', 'x')
  const leaf = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.double(), fc.integer(), fc.boolean(), fc.constantFrom(null, 'someone', now, 'bad', '203.0.113.9', '2001:db8::1', -0, Number.MAX_VALUE))
  const { nonsense } = fc.letrec((tie) => ({
    nonsense: fc.oneof({ maxDepth: 5, depthSize: 'medium' }, leaf, fc.array(tie('nonsense'), { maxLength: 4 }), fc.dictionary(names, tie('nonsense'), { maxKeys: 8 })),
  }))
  it('throws nothing but its own errors, whatever it reads', () => {
    fc.assert(fc.property(fc.oneof(nonsense, nonsense.map((events) => ({ events })), fc.array(nonsense).map((events) => ({ events }))), fc.oneof(nonsense, nonsense.map((error) => ({ error })), nonsense.map((code) => ({ error: { code } }))), fc.integer({ min: 100, max: 599 }), (body, refusal, status) => {
      try {
        v4Generation.readVisitor(parsed(body), context, asked)
      } catch (thrown) {
        expect(isServerApiError(thrown)).toBe(true)
      }
      v4Generation.readEvents?.(parsed(body), context)
      const failure = v4Generation.failureOf({ status, retryAfterSeconds: undefined, body: parsed(refusal) }, asked)
      expect(failure === undefined || isServerApiError(failure)).toBe(true)
    }), { numRuns: 500 })
  }, 30_000)

  it('loses nothing of an event that it can read', () => {
    fc.assert(fc.property(fc.dictionary(names, nonsense, { maxKeys: 12 }), fc.constantFrom('e1', 'e/2', 7), (more, id) => {
      const sent = parsed({ ...more, event_id: id, timestamp: now, identification: { visitor_id: 'someone' } })
      const received = read([sent])?.visits[0]
      expect(received?.raw).toEqual(boundJson(sent).raw)
      expect(received?.raw).toEqual(sent)
      expect(received?.visit).toMatchObject({ visitorId: 'someone', timestamp: now, region: 'eu' })
    }), { numRuns: 500 })
  }, 30_000)
})
