import { expect, test } from 'vitest'
import type { PathLeg, PathPlace, VisitorPath } from '@/lib/console-api/answers'
import type { Travel } from '@/lib/visits/travel'
import { emptiestMeridian, mapPath } from './map-path'

const place = (label: string, latitude: number, longitude: number): PathPlace =>
  ({ label, latitude, longitude, visits: 2, firstSeen: 0, lastSeen: 1, requestId: label })

const path = (places: PathPlace[], legs: [from: number, to: number, verdict: Travel['verdict'], speedKmh: number][]): VisitorPath => ({
  places, legsLeftOut: 0, placesLeftOut: 0, unplaced: 1,
  legs: legs.map(([from, to, verdict, speedKmh]): PathLeg => {
    const end = { requestId: 'r', timestamp: 0, place: '', latitude: 0, longitude: 0, radiusKm: 0 }
    return { from, to, travel: { from: end, to: end, distanceKm: 7787, minDistanceKm: 7677, gapMs: 1_211_000, speedKmh, minSpeedKmh: speedKmh, verdict } }
  }),
})

const berlin = place('Berlin', 52.52, 13.41)
const memphis = place('Memphis', 35.15, -90.05)

test('an impossible leg says its distance and gap', () => {
  const { legs } = mapPath(path([berlin, memphis], [[0, 1, 'impossible', 23_000]]))
  expect(legs.map(({ kind, words }) => [kind, words])).toEqual([['imp', '7,790 km in 20 min']])
})

test('going to and fro in one way is one line', () => {
  expect(mapPath(path([berlin, memphis], [[0, 1, 'plausible', 500], [1, 0, 'plausible', 600], [0, 1, 'plausible', 700]])).legs).toHaveLength(1)
})

test('a place takes the tone of the worst leg that led to it, not of one that led away', () => {
  const { places } = mapPath(path([berlin, memphis], [[1, 0, 'plausible', 500], [0, 1, 'impossible', 23_000]]))
  expect(places.map(({ tone }) => tone)).toEqual(['fast', 'imp'])
})

test('places around the Pacific stand together, and their leg is one line', () => {
  const { places, legs } = mapPath(path([place('Auckland', -36.85, 174.76), place('Los Angeles', 34.05, -118.24)], [[0, 1, 'plausible', 800]]))
  expect(Math.abs((places[0]?.point[1] ?? 0) - (places[1]?.point[1] ?? 0))).toBeLessThan(180)
  expect(legs[0]?.lines).toHaveLength(1)
})

test('what lies outside of the Earth is counted, not drawn, and takes its legs along', () => {
  const drawn = mapPath(path([place('odd', 91, 0), place('none', Number.NaN, 0), berlin], [[0, 2, 'impossible', 9000]]))
  expect(drawn.places.map((each) => each.place.label)).toEqual(['Berlin'])
  expect(drawn.legs).toEqual([])
  expect(drawn.unplaced).toBe(5)
})

test('the map is cut in the widest gap', () => {
  expect(emptiestMeridian([])).toBe(-180)
  expect(emptiestMeridian([13, -90])).toBeCloseTo(141.5 - 360, 6)
  expect(emptiestMeridian([174, -118])).toBeCloseTo(28, 6)
})
