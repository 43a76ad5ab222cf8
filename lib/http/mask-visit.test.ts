import { describe, expect, it } from 'vitest'
import type { VisitDetails, VisitorOverview } from '../console-api/answers'
import { measureTravel } from '../findings'
import type { Visit } from '../visits/visit'
import { maskAddresses } from './mask-address'
import { maskFoundVisitors } from './mask-found-visitors'
import { maskStories } from './mask-stories'
import { maskDetails, maskIp, maskOverview, maskRaw, maskTravel, maskVisit } from './mask-visit'

const visit: Visit = {
  visitorId: 'Ibk1527CUFmcnjLwIs4A',
  requestId: 'r1',
  timestamp: 1,
  time: '1970-01-01T00:00:00.001Z',
  ip: '203.0.113.77',
  url: 'https://shop.example/?from=203.0.113.77&other=203.0.113.778',
  ipLocation: { latitude: 47.61, longitude: -0.3, accuracyRadius: 10, postalCode: '98101', city: { name: 'Seattle' } },
}

describe('masks for an agent', () => {
  it('tell a network in place of an address', () => {
    expect(maskIp('203.0.113.77')).toBe('203.0.113.0/24')
    expect(maskIp('2001:db8:4a:1:2::9')).toBe('2001:db8:4a::/48')
    expect(maskIp('nonsense')).toBe('unreadable')
  })

  it('round coordinates, widen the circle and drop the postal code', () => {
    expect(maskVisit(visit, 'agent').ipLocation).toEqual({ latitude: 48, longitude: 0, accuracyRadius: 80, city: { name: 'Seattle' } })
  })

  it('take the address out of every text but leave other numbers', () => {
    const masked = maskVisit(visit, 'agent')
    expect(masked.ip).toBe('203.0.113.0/24')
    expect(masked.url).toBe('https://shop.example/?from=203.0.113.0/24&other=203.0.113.778')
  })

  it('know every spelling of an IPv6 address', () => {
    const raw = { a: '2001:0db8:004a:0001:0000:0000:0000:0009', b: 'x=2001%3Adb8%3A4a%3A1%3A%3A9', c: ['2001:DB8:4A:1::9', '2001:db8:4a:1:0:0:0:9'] }
    const masked = JSON.stringify(maskRaw(raw, { ...visit, ip: '2001:db8:4a:1::9' }, 'agent'))
    expect(masked).toBe('{"a":"2001:db8:4a::/48","b":"x=2001:db8:4a::/48","c":["2001:db8:4a::/48","2001:db8:4a::/48"]}')
  })

  it('reach into unknown fields of the raw JSON', () => {
    const raw = { extra: [{ remoteAddress: '198.51.100.9', latitude: '47.61', note: 'seen at 203.0.113.77.' }], browserFullVersion: '115.0.0.0', zipCode: '1' }
    expect(maskRaw(raw, visit, 'agent')).toEqual({ extra: [{ remoteAddress: '198.51.100.0/24', latitude: 48, note: 'seen at 203.0.113.0/24.' }], browserFullVersion: '115.0.0.0' })
  })

  it('leave the raw JSON out of the details', () => {
    const details: VisitDetails = { visit, previous: visit, ordinal: 1, of: 1, sameSince: {}, raw: '{}', notes: ['203.0.113.77 was odd'] }
    const masked = maskDetails(details, 'agent')
    expect(masked).not.toHaveProperty('raw')
    expect(JSON.stringify(masked)).not.toMatch(/203\.0\.113\.77(?!\d)|98101|47\.61/)
  })

  it('leave signals to an agent, without what quotes an address', () => {
    const signals = { vpn: true, confidenceComment: 'odd for 203.0.113.77', dataCentreName: 'rack 198.51.100.9', asn: { number: '64496', name: 'AS of 2001:db8:4a:1::9', type: 'isp' } }
    const details: VisitDetails = { visit, ordinal: 1, of: 1, sameSince: {}, notes: [], signals }
    expect(maskDetails(details, 'agent').signals).toEqual({ vpn: true, confidenceComment: 'odd for 203.0.113.0/24', dataCentreName: 'rack 198.51.100.0/24', asn: { number: '64496', name: 'AS of 2001:db8:4a::/48', type: 'isp' } })
    expect(maskDetails(details, 'analyst').signals).toEqual(signals)
  })

  it('leave out what could not be read of an address or a place', () => {
    const notes = ['ip "203.0.113.77:443" is not an IP address, left out', 'ipLocation.latitude "47.61" is not a number, left out', 'timestamp "x" cannot be used, time was read instead']
    const details: VisitDetails = { visit: { ...visit, ip: undefined }, ordinal: 1, of: 1, sameSince: {}, notes }
    expect(maskDetails(details, 'agent').notes).toEqual([notes[2]])
    expect(maskDetails(details, 'analyst').notes).toEqual(notes)
  })

  it.each([
    ['acct_48213', 'acct_48213'],
    ['203.0.113.77', '203.0.113.0/24'],
    ['guest-203.0.113.77:443', 'guest-203.0.113.0/24:443'],
    ['203.0.113.0/24', '203.0.113.0/24'],
    ['2001:db8:4a:1::9', '2001:db8:4a::/48'],
    ['guest/2001%3Adb8%3A4A%3A1%3A%3A9.', 'guest/2001:db8:4a::/48.'],
    ['2001:db8:4a::/48', '2001:db8:4a::/48'],
    ['at 12:30:45', 'at 12:30:45'],
    ['a:b:203.0.113.77', 'a:b:203.0.113.0/24'],
    ['1203.0.113.777', '1203.0.113.777'],
  ])('tell no address in a linked id: %s', (linkedId, masked) => {
    expect(maskAddresses(linkedId)).toBe(masked)
    expect(maskAddresses(masked)).toBe(masked)
    expect(maskVisit({ ...visit, linkedId }, 'agent').linkedId).toBe(masked)
    const found = { visitorId: 'v', visits: 1, firstSeen: 1, lastSeen: 1, linkedIds: [linkedId], countries: [] }
    expect(maskFoundVisitors([found], 'agent')).toEqual([{ ...found, linkedIds: [masked] }])
    expect(maskFoundVisitors([found], 'analyst')).toEqual([found])
  })

  it('tell no address in the linked ids of an overview, and count those that look alike as one', () => {
    const travel = journey()
    const counted = { visits: 2, firstSeen: 1, lastSeen: 5 }
    const overview: VisitorOverview = {
      visitorId: 'v', visits: 4, recentVisits: 4, firstSeen: 1, lastSeen: 9, linkedIdCount: 2, visitsWithoutLinkedId: 0, countries: [], countryCount: 0, ipCount: 1, browsers: [], clear: [], firsts: {}, examined: 4,
      linkedIds: [{ ...counted, value: '203.0.113.77' }, { ...counted, value: '203.0.113.78', lastSeen: 9 }],
      findings: [
        { kind: 'accounts', severity: 'warn', requestIds: [], from: 1, to: 9, figures: { accounts: 2, newest: '203.0.113.78', newestSince: 1, previous: '203.0.113.77', previousLastSeen: 5 } },
        { kind: 'impossible-travel', severity: 'danger', requestIds: [], from: 1, to: 9, figures: { travel, times: 1, scope: 'linkedId', linkedId: '203.0.113.77', limitKmh: 900 } },
      ],
    }
    const masked = maskOverview(overview, 'agent')
    expect(masked.linkedIds).toEqual([{ value: '203.0.113.0/24', visits: 4, firstSeen: 1, lastSeen: 9 }])
    expect(JSON.stringify(masked)).not.toMatch(/203\.0\.113\.7/)
    expect(maskOverview(overview, 'analyst')).toBe(overview)
  })

  it('keep the arithmetic of a journey, radii and all, on ends of whole degrees', () => {
    const { from, to, distanceKm, minDistanceKm, gapMs, minSpeedKmh } = maskTravel(journey(), 'agent')
    expect([from.latitude, from.longitude, to.latitude, to.longitude]).toEqual([53, 13, 35, -90])
    expect(minDistanceKm).toBeGreaterThan(0)
    expect(distanceKm - from.radiusKm - to.radiusKm).toBeCloseTo(minDistanceKm, 6)
    expect(minDistanceKm / (gapMs / 3_600_000)).toBeCloseTo(minSpeedKmh, 6)
  })

  it('look for the network where a story starts from an address', () => {
    const story = { visitorId: 'v', title: 'An office', question: 'Who?' }
    const stories = [{ ...story, query: '203.0.113.77' }, { ...story, query: 'acct_1' }, story]
    expect(maskStories(stories, 'agent')).toEqual([{ ...story, query: '203.0.113.0/24' }, { ...story, query: 'acct_1' }, story])
    expect(maskStories(stories, 'analyst')).toBe(stories)
  })

  it('change nothing for an analyst, and never the visit itself', () => {
    expect(maskVisit(visit, 'analyst')).toBe(visit)
    expect(visit.ip).toBe('203.0.113.77')
  })
})

/** From Berlin to Memphis within twenty minutes. */
function journey() {
  const at = (minutes: number, latitude: number, longitude: number, accuracyRadius: number): Visit => ({ ...visit, requestId: `r${minutes}`, timestamp: minutes * 60_000, ipLocation: { latitude, longitude, accuracyRadius } })
  const travel = measureTravel(at(0, 52.52, 13.4, 5), at(20, 35.15, -90.05, 20))
  if (!travel) throw new Error('These two visits have positions.')
  return travel
}
