import type { StoredLevel } from '@/lib/basemap/tile-format'
import { levelForZoom, tileExtent } from '@/lib/basemap/tile-format'

/** Width of a tile on the screen, in CSS pixels. */
export const tileSize = 512
/** Its picture is so many of them wider on every side: at zooms between whole ones, tiles would show seams. */
export const tileOverlap = 1

/** Which part of which stored tile a tile of the screen shows. */
export interface TileView {
  level: StoredLevel
  x: number
  y: number
  /** CSS pixels a tile unit. */
  scale: number
  /** Where the screen tile's corner lies, in tile units. */
  west: number
  north: number
}

/** For a tile of the screen at a whole zoom, counted as Leaflet does with 512 px tiles. */
export function tileView(zoom: number, x: number, y: number): TileView {
  const level = levelForZoom(zoom)
  const parts = 2 ** (zoom - 1 - level)
  const [column, row] = [Math.floor(x / parts), Math.floor(y / parts)]
  const step = tileExtent / parts
  return { level, x: column, y: row, scale: tileSize / step, west: (x - column * parts) * step, north: (y - row * parts) * step }
}
