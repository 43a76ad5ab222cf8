import { expect, test } from 'vitest'
import { levelForZoom } from '@/lib/basemap/tile-format'
import { tileSize, tileView } from './tile-view'

test('each zoom takes the stored level that is fine enough', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 12].map(levelForZoom)).toEqual([0, 0, 2, 2, 4, 4, 6, 6])
})

test('a tile of the screen is a stored tile or a part of one', () => {
  expect(tileView(3, 2, 1)).toEqual({ level: 2, x: 2, y: 1, scale: tileSize / 4096, west: 0, north: 0 })
  expect(tileView(4, 5, 2)).toEqual({ level: 2, x: 2, y: 1, scale: tileSize / 2048, west: 2048, north: 0 })
  expect(tileView(12, 2047, 33)).toMatchObject({ level: 6, x: 63, y: 1, scale: 4, west: 4096 - 128, north: 128 })
})
