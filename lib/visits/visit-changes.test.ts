import { describe, expect, it } from 'vitest'
import type { Visit } from './visit'
import { changedFields, hasChanged, tagsOf } from './visit-changes'

const base: Visit = {
  visitorId: 'v', requestId: 'r1', timestamp: 0, time: '1970-01-01T00:00:00.000Z', incognito: false, linkedId: 'acct_1', url: 'https://shop.example/a', ip: '203.0.113.24',
  ipLocation: { latitude: 52.52, longitude: 13.41, accuracyRadius: 10, timezone: 'Europe/Berlin', city: { name: 'Berlin' }, country: { code: 'DE', name: 'Germany' } },
  browserDetails: { browserName: 'Chrome', browserMajorVersion: '154', browserFullVersion: '154.0.1', os: 'Windows', osVersion: '10' },
}
const later = (changes: Partial<Visit>): Visit => ({ ...base, requestId: 'r2', timestamp: 60_000, time: '1970-01-01T00:01:00.000Z', ...changes })

describe('changes', () => {
  it('are none when only time and page differ', () => {
    const newer = later({ url: 'https://shop.example/b' })
    expect(changedFields(base, newer)).toEqual(['url'])
    expect(hasChanged(base, newer)).toBe(false)
  })

  it('name every field that differs, also one that vanished', () => {
    const newer = later({ linkedId: undefined, incognito: true, ipLocation: { ...base.ipLocation, latitude: 0, accuracyRadius: 50 } })
    expect(changedFields(base, newer)).toEqual(['position', 'linkedId', 'incognito'])
    expect(hasChanged(base, newer)).toBe(true)
    expect(hasChanged(base, later({ browserDetails: { ...base.browserDetails, userAgent: 'x' } }))).toBe(true)
  })
})

describe('tags', () => {
  it('tell first occurrences, the weightiest first; a country speaks for its city', () => {
    const newer = later({ incognito: true, linkedId: 'acct_3', ip: '198.51.100.77', ipLocation: { city: { name: 'Memphis' }, country: { code: 'US', name: 'United States' } } })
    const tags = tagsOf(newer, base, ['country', 'city', 'ip', 'linkedId'])
    expect(tags.map((tag) => `${tag.text} (${tag.tone})`)).toEqual(['New country US (warn)', 'New IP (warn)', 'Incognito began (cloak)', 'New linked id (warn)'])
  })

  it('tell a version with the one before it, but not beside a new browser', () => {
    const newer = later({ browserDetails: { browserName: 'Chrome', browserMajorVersion: '155' } })
    expect(tagsOf(newer, base, ['browserVersion']).map((tag) => tag.text)).toEqual(['New browser version 154 → 155'])
    expect(tagsOf(newer, undefined, ['browserVersion']).map((tag) => tag.text)).toEqual(['New browser version 155'])
    expect(tagsOf(newer, base, ['browserName', 'browserVersion']).map((tag) => tag.text)).toEqual(['New browser Chrome'])
  })

  it('are none without firsts, and show controls of reported names', () => {
    expect(tagsOf(later({}), base)).toEqual([])
    expect(tagsOf(later({ ipLocation: { city: { name: '\u202eHam' } } }), base, ['city'])[0]?.text).toBe('New city \\u202eHam')
  })
})
