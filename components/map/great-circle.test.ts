import { expect, test } from 'vitest'
import type { MapPoint } from './great-circle'
import { greatCircle, nearestTurn } from './great-circle'

const berlin: MapPoint = [52.52, 13.41]
const memphis: MapPoint = [35.15, -90.05]

test('a leg bends north over the Atlantic and ends where it should', () => {
  const line = greatCircle(berlin, memphis)
  expect(line[0]).toEqual(berlin)
  expect(line.at(-1)?.[0]).toBeCloseTo(35.15, 6)
  expect(line.at(-1)?.[1]).toBeCloseTo(-90.05, 6)
  expect(Math.max(...line.map(([latitude]) => latitude))).toBeGreaterThan(56)
})

test('a leg across the antimeridian runs on instead of jumping', () => {
  const line = greatCircle([-36.85, 174.76], [34.05, -118.24])
  for (let index = 1; index < line.length; index++) {
    expect(Math.abs((line[index]?.[1] ?? 0) - (line[index - 1]?.[1] ?? 0))).toBeLessThan(20)
  }
  expect(line.at(-1)?.[1]).toBeCloseTo(360 - 118.24, 6)
})

test.each<[string, MapPoint, MapPoint]>([
  ['the same place', berlin, berlin], ['antipodes', [10, 20], [-10, -160]], ['poles', [90, 0], [-90, 0]],
])('%s gives finite points', (_, from, to) => {
  for (const point of greatCircle(from, to)) expect(point.every(Number.isFinite)).toBe(true)
})

test('the nearest turn of a meridian lies within half a turn', () => {
  expect(nearestTurn(-170, 175)).toBe(190)
  expect(nearestTurn(359, 0)).toBe(-1)
})
