import type { Position } from 'geojson'
import { describe, expect, test } from 'vitest'
import { atlasFeatures, readAtlas } from './world-atlas'

/** Longest way east or west between neighbours; the pole's own edge goes around the world, where nobody sees it. */
function longestStep(line: readonly Position[]): number {
  let longest = 0
  for (let index = 1; index < line.length; index++) {
    const [[x = 0, y = 0] = [], [beforeX = 0] = []] = [line[index], line[index - 1]]
    if (Math.abs(y) < 90) longest = Math.max(longest, Math.abs(x - beforeX))
  }
  return longest
}

describe.each(['50m', '10m'] as const)('Natural Earth %s', (scale) => {
  const features = atlasFeatures(readAtlas(scale))
  const lines = features.flatMap(({ geometry }) => (geometry.type === 'Polygon' ? geometry.coordinates : [geometry.coordinates]))

  test('draws no band across the antimeridian', () => {
    const ends = features.filter(({ properties }) => properties.layer !== 'ice')
      .flatMap(({ geometry }) => (geometry.type === 'Polygon' ? geometry.coordinates : [geometry.coordinates]))
    expect(Math.max(...ends.map(longestStep))).toBeLessThan(60)
    expect(lines.length).toBeGreaterThan(1000)
  })

  test('closes every ring', () => {
    const rings = features.flatMap(({ geometry }) => (geometry.type === 'Polygon' ? geometry.coordinates : []))
    expect(rings.filter((ring) => ring[0]?.join() !== ring.at(-1)?.join())).toEqual([])
  })

  test('knows one land around a pole, without a coast along the antimeridian', () => {
    expect(features.filter(({ properties }) => properties.layer === 'ice')).toHaveLength(1)
    const coast = features.filter(({ properties }) => properties.layer === 'coast').flatMap(({ geometry }) => geometry.coordinates.flat())
    expect(coast.length).toBeGreaterThan(1000)
    expect(coast).not.toContain(-90)
  })
})
