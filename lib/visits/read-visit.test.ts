import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readVisit } from './read-visit'
import { sampleVisit } from './sample-visit.fixture'
import { toWire } from './to-wire'

const now = Date.UTC(2026, 0, 15)
const visitorId = 'Ibk1527CUFmcnjLwIs4A9'
const at = { visitorId, timestamp: now - 1_000 }

const accepted = (value: unknown, defaults: { visitorId?: string } = {}) => {
  const read = readVisit(value, { now, ...defaults })
  if (!read.ok) throw new Error(read.error)
  return read
}
const refused = (value: unknown) => {
  const read = readVisit(value, { now })
  return read.ok ? undefined : read.error
}

describe('readVisit', () => {
  it('reads the sample of the Server API with its 21 characters and its zone that does not exist', () => {
    const { visit, notes, raw } = accepted(sampleVisit, { visitorId })
    expect(notes).toEqual([])
    expect(raw).toBe(sampleVisit)
    expect(visit).toMatchObject({ visitorId, timestamp: Date.UTC(2019, 4, 21, 16, 40, 13), ipLocation: { timezone: 'Europe/Dusseldorf', city: { name: 'Dusseldorf' } } })
    const { requestId, timestamp, ...spec } = toWire(visit)
    expect(JSON.stringify(JSON.parse(JSON.stringify(spec)))).toBe(JSON.stringify(sampleVisit))
    expect(requestId).toMatch(/^[A-Za-z0-9_-]{27}$/)
    expect(timestamp).toBe(visit.timestamp)
  })

  it('derives one id from one content, however its keys are ordered and its time is spelt', () => {
    const ids = [
      { visitorId, time: '2025-01-01T00:00:00Z', url: 'https://a.example', incognito: false },
      { incognito: false, url: 'https://a.example', timestamp: Date.UTC(2025, 0, 1), visitorId, linkedId: null },
      { visitorId, time: '2025-01-01T01:00:00+01:00', url: 'https://a.example', incognito: false },
    ].map((value) => accepted(value).visit.requestId)
    expect(new Set(ids).size).toBe(1)
    expect(accepted({ visitorId, time: '2025-01-01T00:00:00Z', url: 'https://b.example', incognito: false }).visit.requestId).not.toBe(ids[0])
    expect(accepted({ ...at, tag: 1 }).visit.requestId).not.toBe(accepted({ ...at, tag: 2 }).visit.requestId)
    expect(accepted({ ...at, requestId: 'a/b' }).visit.requestId).not.toBe(accepted({ ...at, requestId: 'a/c' }).visit.requestId)
  })

  it.each([
    [{ ipLocation: { latitude: 91, longitude: 4 } }, 'ipLocation.latitude 91 is out of range, left out', { ipLocation: { longitude: 4 } }],
    [{ ipLocation: [] }, 'ipLocation is not an object, left out', {}],
    [{ ipLocation: { city: 'Berlin' } }, 'ipLocation.city "Berlin" is not an object, left out', {}],
    [{ ipLocation: { subdivisions: [{ isoCode: 'BE' }, 7] } }, 'ipLocation.subdivisions[1] 7 is not an object, left out', { ipLocation: { subdivisions: [{ isoCode: 'BE' }] } }],
    [{ incognito: 'yes' }, 'incognito "yes" is not true or false, left out', {}],
    [{ linkedId: 4711 }, 'linkedId 4711 was a number, read as text', { linkedId: '4711' }],
    [{ linkedId: 'x'.repeat(513) }, 'is longer than 512 characters, left out', {}],
    [{ ip: '999.1.1.1' }, 'ip "999.1.1.1" is not an IP address, left out', {}],
    [{ browserDetails: { botProbability: 2 } }, 'browserDetails.botProbability 2 is out of range, left out', {}],
    [{ url: 'a\u0000b' }, 'url held characters that are no text', { url: 'a\uFFFDb' }],
    [{ requestId: '..' }, 'one was made from the content', {}],
  ])('keeps a visit with %j and says what it left out', (odd, note, rest) => {
    const read = accepted({ ...at, ...odd })
    expect(read.notes.join('\n')).toContain(note)
    const { requestId, time, ...visit } = read.visit
    expect(visit).toEqual({ ...at, ...rest })
    expect([requestId, time].every(Boolean)).toBe(true)
  })

  it('reads a time to the minute, and a zone without a colon', () => {
    expect(accepted({ visitorId, time: '2024-05-21T16:40Z' })).toMatchObject({ visit: { time: '2024-05-21T16:40:00Z' }, notes: [] })
    expect(accepted({ visitorId, time: '2024-05-21T16:40:13+0200' })).toMatchObject({ visit: { time: '2024-05-21T14:40:13Z' }, notes: [] })
  })

  it('reads a code of two letters for a country in upper case, and other text as it is', () => {
    const code = (text: string) => accepted({ ...at, ipLocation: { country: { code: text } } }).visit.ipLocation?.country?.code
    expect(['de', 'De', 'DE', 'germany', 'd'].map(code)).toEqual(['DE', 'DE', 'DE', 'germany', 'd'])
  })

  it('reads the timestamp where both times are given, and the time where the timestamp cannot be used', () => {
    expect(accepted({ ...at, time: 'yesterday' }).visit.timestamp).toBe(at.timestamp)
    const read = accepted({ visitorId, timestamp: 'soon', time: '2025-01-01T00:00:00' })
    expect(read.visit.time).toBe('2025-01-01T00:00:00Z')
    expect(read.notes).toEqual(['time "2025-01-01T00:00:00" names no zone, read as UTC', 'timestamp "soon" cannot be used, time was read instead'])
  })

  it.each([
    ['text', 'A visit is a JSON object.'],
    [[], 'A visit is a JSON object.'],
    [{ timestamp: now }, 'visitorId is missing.'],
    [{ timestamp: now, visitorId: '../admin' }, 'visitorId "../admin" is not 1 to 64 letters'],
    [{ visitorId }, 'Neither time nor timestamp is given'],
    [{ visitorId, timestamp: 1e18 }, 'timestamp 1000000000000000000 is not between 2000-01-01T00:00:00Z and a day from now.'],
    [{ visitorId, timestamp: now / 1000 }, 'Is it in seconds?'],
    [{ visitorId, timestamp: now + 86_400_001 }, 'a day from now'],
    [{ visitorId, timestamp: '1' }, 'timestamp "1" is not a number of milliseconds.'],
    [{ visitorId, time: 'yesterday' }, 'time "yesterday" is not an ISO 8601 time'],
    [{ visitorId, time: '1999-12-31T23:59:59Z' }, 'is not between'],
  ])('refuses %j with a sentence', (value, sentence) => {
    expect(refused(value)).toContain(sentence)
  })

  it('keeps unknown fields, and of a user agent of a megabyte the beginning and, as received, all', () => {
    const userAgent = 'M'.repeat(1_000_000)
    const value = { ...at, tag: { order: 7 }, browserDetails: { userAgent } }
    const read = accepted(value)
    expect(read.visit.browserDetails?.userAgent).toBe('M'.repeat(8_192))
    expect(read.notes).toEqual(['browserDetails.userAgent has 1000000 characters, the first 8192 were kept'])
    expect(read.raw).toEqual(value)
  })

  it('is not moved by keys of a prototype', () => {
    const value: unknown = JSON.parse(`{"visitorId":"${visitorId}","timestamp":${at.timestamp},"__proto__":{"linkedId":"evil","polluted":1},"constructor":{"prototype":{"polluted":1}},"ipLocation":{"__proto__":{"latitude":1}}}`)
    const { visit } = accepted(value)
    expect(visit.linkedId).toBeUndefined()
    expect(visit.ipLocation).toBeUndefined()
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('cuts what is nested 100,000 deep, so that it can be written again', () => {
    const value: unknown = JSON.parse(`{"visitorId":"${visitorId}","timestamp":${at.timestamp},"tag":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)
    const { raw, notes } = accepted(value)
    expect(JSON.stringify(raw).length).toBeLessThan(300)
    expect(notes).toEqual(['Parts were nested too deeply to be kept'])
  })

  it('answers any JSON in any field with a visit or a sentence, and reads its own wire form back as the same visit', () => {
    const field = fc.constantFrom('visitorId', 'time', 'timestamp', 'requestId', 'incognito', 'linkedId', 'url', 'ip', 'ipLocation', 'browserDetails', 'confidence')
    fc.assert(
      fc.property(fc.dictionary(field, fc.jsonValue()), fc.boolean(), (odd, anchored) => {
        const read = readVisit(anchored ? { ...odd, ...at } : odd, { now })
        if (anchored) expect(read.ok).toBe(true)
        if (!read.ok) {
          expect(read.error).toMatch(/[.?]$/)
          return
        }
        const again = accepted({ visitorId: read.visit.visitorId, ...JSON.parse(JSON.stringify(toWire(read.visit))) })
        expect(again.visit).toEqual(read.visit)
        expect(again.notes).toEqual([])
      }),
      { numRuns: 2_000 },
    )
  })
})
