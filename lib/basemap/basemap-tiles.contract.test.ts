import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { basemapTiles } from './basemap-tiles'
import { countryLabels } from './country-labels'
import { projectX, projectY } from './mercator'
import type { SlicedTile } from './slice-level'
import type { BasemapTile, DeltaLine } from './tile-format'
import { tileBuffer, tileExtent } from './tile-format'
import { atlasCountries, readAtlas } from './world-atlas'

const bytes = ({ tile }: SlicedTile) => gzipSync(JSON.stringify(tile)).byteLength

const linesOf = ({ land = [], coast = [], lakes = [], rivers = [], regions = [], districts = [], borders = [] }: BasemapTile): DeltaLine[] =>
  [land, coast, lakes, rivers, regions, districts, borders].flat()

function pointsOf(line: DeltaLine): [x: number, y: number][] {
  let [x, y] = [0, 0]
  const points: [number, number][] = []
  for (let index = 0; index < line.length; index += 2) points.push([(x += line[index] ?? 0), (y += line[index + 1] ?? 0)])
  return points
}

/** Whether rings cover a point, counted by crossings. */
function covers(rings: readonly DeltaLine[], x: number, y: number): boolean {
  let inside = false
  for (const ring of rings) {
    const points = pointsOf(ring)
    let [beforeX, beforeY] = points.at(-1) ?? [0, 0]
    for (const [nextX, nextY] of points) {
      if (nextY > y !== beforeY > y && x < ((beforeX - nextX) * (y - nextY)) / (beforeY - nextY) + nextX) inside = !inside
      ;[beforeX, beforeY] = [nextX, nextY]
    }
  }
  return inside
}

describe('the tiles of the basemap', () => {
  let tiles: SlicedTile[] = []
  beforeAll(() => {
    tiles = basemapTiles()
  }, 180_000)

  const isLand = (longitude: number, latitude: number) => {
    const world = tiles.find(({ level }) => level === 0)?.tile
    const [x, y] = [projectX(longitude) * tileExtent + 0.01, projectY(latitude) * tileExtent + 0.01]
    return covers(world?.land ?? [], x, y) || covers(world?.ice ?? [], x, y)
  }

  test('are fewer than 3,000 files and 25 MB, none of them heavy', () => {
    expect(tiles.length).toBeGreaterThan(1500)
    expect(tiles.length).toBeLessThan(3000)
    expect(tiles.reduce((sum, { tile }) => sum + JSON.stringify(tile).length, 0)).toBeLessThan(25_000_000)
    expect(Math.max(...tiles.map(({ tile }) => JSON.stringify(tile).length))).toBeLessThan(160_000)
  })

  test('show the world within 300 KB over the wire, at a width of 1440 and zoom 2 or 3', () => {
    const labels = gzipSync(JSON.stringify(countryLabels(atlasCountries(readAtlas('50m'))))).byteLength
    const ofLevel = (level: number) => tiles.filter((tile) => tile.level === level).reduce((sum, tile) => sum + bytes(tile), 0)
    // Zoom 2 needs the one tile of level 0. At zoom 3 the world is 2,048 px: all of level 2 is more than a view of 1440 x 900 shows.
    expect(labels + ofLevel(0)).toBeLessThan(300_000)
    expect(labels + ofLevel(2)).toBeLessThan(300_000)
    expect(labels + ofLevel(0) + ofLevel(2)).toBeLessThan(300_000)
  })

  test('have no point beyond the buffer, so nothing spans the map', () => {
    const outside = tiles.filter(({ tile }) => linesOf(tile)
      .some((line) => pointsOf(line).some(([x, y]) => Math.min(x, y) < -tileBuffer || Math.max(x, y) > tileExtent + tileBuffer)))
    expect(outside.map(({ level, x, y }) => `${level}/${x}/${y}`)).toEqual([])
  })

  test.each([
    ['Paris', 2.35, 48.85], ['Chukotka beyond the antimeridian', -175, 66.5], ['the far side of Antarctica', 179.5, -84.8],
    ['Antarctica', 20, -80], ['Memphis', -90.05, 35.15],
  ])('have land at %s', (_, longitude, latitude) => expect(isLand(longitude, latitude)).toBe(true))

  test.each([
    ['the Atlantic on the latitude of Fiji', -15, -16.5], ['the Pacific on the latitude of Fiji', -120, -16.5],
    ['the Arctic on the latitude of Wrangel Island', -150, 72.2], ['the Atlantic', -40, 40], ['the Indian Ocean', 80, -30],
  ])('have water at %s', (_, longitude, latitude) => expect(isLand(longitude, latitude)).toBe(false))

  test('name Paris as a capital wherever one is near enough to see it', () => {
    const names = tiles.filter(({ tile }) => tile.towns?.some(([name, , , , capital]) => name === 'Paris' && capital === 1)).map(({ level }) => level)
    expect(names).toEqual([2, 4, 6])
  })
})
