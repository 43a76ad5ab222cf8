import { describe, expect, it } from 'vitest'
import { seenArea } from './seen-area'

describe('seenArea', () => {
  it('is the whole world where all of it is in sight', () => {
    expect(seenArea({ west: -230, south: -70, east: 240, north: 80 }, 1.6)).toEqual({ bbox: [-180, -70, 180, 80], zoom: 2 })
  })

  it('is rounded outwards by the zoom, and stays within the poles', () => {
    expect(seenArea({ west: 5.2, south: 47.1, east: 15.3, north: 55.2 }, 5)).toEqual({ bbox: [4, 46, 16, 56], zoom: 5 })
    expect(seenArea({ west: 0, south: -95, east: 20, north: 95 }, 3).bbox).toEqual([0, -90, 20, 90])
  })

  it('crosses the antimeridian with its west above its east', () => {
    expect(seenArea({ west: 170, south: -50, east: 195, north: -30 }, 4).bbox).toEqual([170, -50, -164, -30])
    expect(seenArea({ west: -200, south: -50, east: -180, north: -30 }, 4).bbox).toEqual([160, -50, 180, -30])
    expect(seenArea({ west: 180, south: -50, east: 190, north: -30 }, 4).bbox).toEqual([-180, -50, -170, -30])
  })
})
