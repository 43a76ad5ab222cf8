import type { Position } from 'geojson'
import { describe, expect, test } from 'vitest'
import { unwrapRing } from './unwrap-ring'

describe('unwrapRing', () => {
  test('leaves a ring alone that stays on one side', () => {
    const ring: Position[] = [[10, 0], [20, 0], [20, 10], [10, 0]]
    expect(unwrapRing(ring)).toEqual({ ring, aroundPole: false })
  })

  test('lets a ring run on over the antimeridian instead of jumping back', () => {
    const { ring, aroundPole } = unwrapRing([[179, -16], [-179, -16], [-179, -17], [179, -17], [179, -16]])
    expect(ring).toEqual([[179, -16], [181, -16], [181, -17], [179, -17], [179, -16]])
    expect(aroundPole).toBe(false)
  })

  test('leads a ring around the Earth to the pole that it surrounds, and closes it', () => {
    const { ring, aroundPole } = unwrapRing([[-180, -70], [-90, -71], [0, -72], [90, -71], [-180, -70]])
    expect(aroundPole).toBe(true)
    expect(ring.slice(-3)).toEqual([[180, -90], [-180, -90], [-180, -70]])
    expect(ring.at(-1)).toEqual(ring[0])
  })

  test('finds the other pole as well', () => {
    expect(unwrapRing([[170, 80], [-100, 80], [0, 80], [90, 80], [170, 80]]).ring.some(([, latitude]) => latitude === 90)).toBe(true)
  })
})
