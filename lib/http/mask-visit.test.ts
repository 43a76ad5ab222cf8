import { describe, expect, it } from 'vitest'
import type { VisitDetails } from '../console-api/answers'
import type { Visit } from '../visits/visit'
import { maskDetails, maskIp, maskRaw, maskVisit } from './mask-visit'

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

  it('leave out what could not be read of an address or a place', () => {
    const notes = ['ip "203.0.113.77:443" is not an IP address, left out', 'ipLocation.latitude "47.61" is not a number, left out', 'timestamp "x" cannot be used, time was read instead']
    const details: VisitDetails = { visit: { ...visit, ip: undefined }, ordinal: 1, of: 1, sameSince: {}, notes }
    expect(maskDetails(details, 'agent').notes).toEqual([notes[2]])
    expect(maskDetails(details, 'analyst').notes).toEqual(notes)
  })

  it('change nothing for an analyst, and never the visit itself', () => {
    expect(maskVisit(visit, 'analyst')).toBe(visit)
    expect(visit.ip).toBe('203.0.113.77')
  })
})
