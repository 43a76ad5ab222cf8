import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IpLocation, Visit } from '../visits/visit'
import { measureTravel, travelBetween } from './travel-between'

const minute = 60_000
const visit = (timestamp: number, ipLocation: IpLocation | undefined, ip?: string): Visit => ({ visitorId: 'v', requestId: `r${timestamp}`, timestamp, time: new Date(timestamp).toISOString(), ip, ipLocation })
const berlin: IpLocation = { latitude: 52.52, longitude: 13.41, accuracyRadius: 10, city: { name: 'Berlin' } }
const memphis: IpLocation = { latitude: 35.15, longitude: -90.05, accuracyRadius: 100, city: { name: 'Memphis' } }
const hamburg: IpLocation = { latitude: 53.55, longitude: 9.99, accuracyRadius: 10, city: { name: 'Hamburg' } }
/** So many km north of the equator at the prime meridian. */
const north = (km: number, accuracyRadius = 0): IpLocation => ({ latitude: km / (Math.PI * 6371 / 180), longitude: 0, accuracyRadius })

describe('travel', () => {
  it('is impossible from Berlin to Memphis in 20 min 11 s: 7,680 km without both radii, 22,831 km/h', () => {
    const travel = travelBetween(visit(0, berlin, '203.0.113.24'), visit(20 * minute + 11_000, memphis, '198.51.100.77'))
    expect(travel).toMatchObject({ verdict: 'impossible', gapMs: 1_211_000, from: { place: 'Berlin', radiusKm: 10 }, to: { place: 'Memphis', radiusKm: 100 } })
    expect(travel?.distanceKm).toBeCloseTo(7790.13, 1)
    expect(travel?.minDistanceKm).toBeCloseTo(7680.13, 1)
    expect(travel?.minSpeedKmh).toBeCloseTo(22831.2, 0)
    expect(travel?.explained).toBeUndefined()
  })

  it('is plausible to Hamburg in 1 h 52 min at 137 km/h', () => {
    const travel = travelBetween(visit(0, berlin), visit(112 * minute, hamburg))
    expect(travel?.verdict).toBe('plausible')
    expect(Math.round(travel?.speedKmh ?? 0)).toBe(137)
  })

  it.each([
    ['500 km in 33 min are impossible', 500, 0, 33 * minute, 'impossible'],
    ['499 km in 33 min are unlikely', 499, 0, 33 * minute, 'unlikely'],
    ['500 km in 34 min are plausible', 500, 0, 34 * minute, 'plausible'],
    ['600 km with 101 km of radii are unlikely', 600, 101, minute, 'unlikely'],
    ['600 km with 99 km of radii are impossible', 600, 99, minute, 'impossible'],
    ['101 km in 6 min are unlikely', 101, 0, 6 * minute, 'unlikely'],
    ['99 km in a minute are plausible', 99, 0, minute, 'plausible'],
    ['a gap of nothing counts as a minute', 14.9, 0, 0, 'plausible'],
  ])('%s', (_, km, radius, gap, verdict) => expect(travelBetween(visit(0, north(0, radius)), visit(gap, north(km + 0.001)))?.verdict).toBe(verdict))

  it('counts a gap below a minute as one', () => expect(travelBetween(visit(0, north(0)), visit(5_000, north(10)))?.speedKmh).toBeCloseTo(600, 6))

  it('is explained, never hidden, above a radius of 200 km or by what is known of an end', () => {
    const vague = { ...memphis, accuracyRadius: 201 }
    expect(travelBetween(visit(0, berlin), visit(minute, vague))).toMatchObject({ verdict: 'impossible', explained: 'radius above 200 km' })
    expect(travelBetween(visit(0, berlin), visit(minute, { ...memphis, accuracyRadius: 200 }))?.explained).toBeUndefined()
    expect(travelBetween(visit(0, berlin), visit(minute, memphis), (one) => (one.timestamp > 0 ? 'VPN' : undefined))?.explained).toBe('VPN')
  })

  it('is not judged on one IP, one /24 or one /48', () => {
    const between = (from: string, to: string) => travelBetween(visit(0, berlin, from), visit(minute, memphis, to))
    expect(between('203.0.113.24', '203.0.113.24')).toBeNull()
    expect(between('203.0.113.24', '203.0.113.99')).toBeNull()
    expect(between('2001:db8:4a:1c::7e', '2001:db8:4a:ffff::1')).toBeNull()
    expect(between('203.0.113.24', '203.0.114.24')).not.toBeNull()
    expect(between('2001:db8:4a::1', '2001:db8:4b::1')).not.toBeNull()
    expect(between('no address', '203.0.113.24')).not.toBeNull()
    expect(measureTravel(visit(0, berlin, '203.0.113.24'), visit(minute, memphis, '203.0.113.24'))?.verdict).toBe('impossible')
  })

  it('is none at one place or without positions, but is one from latitude 0', () => {
    expect(travelBetween(visit(0, berlin), visit(minute, berlin))).toBeNull()
    expect(travelBetween(visit(0, undefined), visit(minute, memphis))).toBeNull()
    expect(travelBetween(visit(0, { city: { name: 'Berlin' } }), visit(minute, memphis))).toBeNull()
    expect(travelBetween(visit(0, { latitude: 0, longitude: 0 }), visit(minute, memphis))).toMatchObject({ verdict: 'impossible', from: { place: 'an unnamed place', radiusKm: 0 } })
  })

  it('keeps its arithmetic in order, whatever is reported', () => {
    const odd = fc.record({
      latitude: fc.option(fc.oneof(fc.constant(0), fc.double()), { nil: undefined }), longitude: fc.option(fc.double({ min: -180, max: 180 }), { nil: undefined }),
      accuracyRadius: fc.option(fc.double(), { nil: undefined }),
    })
    const ip = fc.option(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), { nil: undefined })
    fc.assert(fc.property(odd, odd, ip, ip, fc.nat({ max: 1e9 }), (from, to, fromIp, toIp, gap) => {
      const travel = travelBetween(visit(0, from, fromIp), visit(gap, to, toIp))
      if (!travel) return
      expect(travel.minDistanceKm).toBeGreaterThanOrEqual(0)
      expect(travel.minDistanceKm).toBeLessThanOrEqual(travel.distanceKm)
      expect(travel.minSpeedKmh).toBeLessThanOrEqual(travel.speedKmh)
      if (travel.verdict === 'impossible') expect(travel.distanceKm).toBeGreaterThanOrEqual(500)
      if (travel.verdict !== 'plausible') expect(travel.speedKmh).toBeGreaterThan(900)
      expect(travelBetween(visit(gap, to, toIp), visit(0, from, fromIp))?.verdict).toBe(travel.verdict)
    }))
  })
})
