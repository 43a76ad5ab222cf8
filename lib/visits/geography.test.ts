import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceKm, greatCircle, hasPosition } from './geography'
import type { IpLocation, Visit } from './visit'

const position = fc.record({ latitude: fc.double({ min: -90, max: 90, noNaN: true }), longitude: fc.double({ min: -180, max: 180, noNaN: true }) })
const berlin = { latitude: 52.52, longitude: 13.41 }
const memphis = { latitude: 35.15, longitude: -90.05 }
const visit = (ipLocation?: IpLocation): Visit => ({ visitorId: 'v', requestId: 'r', timestamp: 0, time: '1970-01-01T00:00:00.000Z', ipLocation })

describe('distance', () => {
  it('is 7,790 km from Berlin to Memphis and 255 km to Hamburg', () => {
    expect(distanceKm(berlin, memphis)).toBeCloseTo(7790.13, 1)
    expect(distanceKm({ latitude: 52.52, longitude: 13.405 }, { latitude: 53.55, longitude: 9.99 })).toBeCloseTo(255.42, 1)
  })

  it('is half the circumference between the poles', () => {
    expect(distanceKm({ latitude: 90, longitude: 0 }, { latitude: -90, longitude: 77 })).toBeCloseTo(Math.PI * 6371, 6)
  })

  it('is the same both ways, never negative and never above half the circumference', () => {
    fc.assert(fc.property(position, position, (a, b) => {
      const there = distanceKm(a, b)
      expect(there).toBeCloseTo(distanceKm(b, a), 6)
      expect(there).toBeGreaterThanOrEqual(0)
      expect(there).toBeLessThanOrEqual(Math.PI * 6371 + 1e-6)
    }))
  })
})

describe('great circle', () => {
  it('starts and ends where it is told to and goes north over the Atlantic', () => {
    const path = greatCircle(berlin, memphis, 32)
    expect(path).toHaveLength(33)
    expect(path[0]).toEqual(berlin)
    expect(path[32]).toEqual(memphis)
    expect(Math.max(...path.map((point) => point.latitude))).toBeGreaterThan(55)
  })

  it('runs on over the antimeridian instead of crossing the map', () => {
    const path = greatCircle({ latitude: 35, longitude: 140 }, { latitude: 37, longitude: -122 }, 16)
    expect(path[16]?.longitude).toBeCloseTo(238, 6)
  })

  it('stays where it is between the two names of the antimeridian', () => {
    const path = greatCircle({ latitude: 5, longitude: 180 }, { latitude: 5, longitude: -180 }, 4)
    expect(path.map(({ longitude }) => longitude)).toEqual([180, 180, 180, 180, 180])
  })

  it('has the length of the distance and no jump, wherever it goes', () => {
    fc.assert(fc.property(position, position, (from, to) => {
      const whole = distanceKm(from, to)
      fc.pre(whole < 19_900)
      const path = greatCircle(from, to, 24)
      let sum = 0
      for (const [index, point] of path.entries()) {
        const before = path[index - 1]
        if (!before) continue
        sum += distanceKm(before, point)
        expect(Math.abs(point.longitude - before.longitude)).toBeLessThanOrEqual(180 + 1e-9)
      }
      expect(sum).toBeCloseTo(whole, 2)
    }))
  })

  it('draws something finite between antipodes and for a standstill', () => {
    for (const to of [{ latitude: 0, longitude: 180 }, { latitude: 0, longitude: 0 }]) {
      const path = greatCircle({ latitude: 0, longitude: 0 }, to, 8)
      expect(path.every((point) => Number.isFinite(point.latitude) && Number.isFinite(point.longitude))).toBe(true)
    }
  })
})

describe('position of a visit', () => {
  it('is there on the equator at the prime meridian', () => {
    expect(hasPosition(visit({ latitude: 0, longitude: 0 }))).toBe(true)
  })

  it('is missing when either half is', () => {
    for (const location of [undefined, {}, { latitude: 1 }, { longitude: 1 }, { latitude: Number.NaN, longitude: 1 }]) expect(hasPosition(visit(location))).toBe(false)
  })
})
