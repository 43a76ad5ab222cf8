/** The files of the embedded basemap, as the build writes them and the browser reads them. */

/** Coordinates within a tile run from 0 to this; a few lie outside, in the buffer that hides its edges. */
export const tileExtent = 4096
export const tileBuffer = 64

/** Zooms that are stored. Each also serves the display zooms up to the next one, and the last all deeper ones. */
export const storedLevels = [0, 2, 4, 6] as const
export type StoredLevel = (typeof storedLevels)[number]

/** First number is x, second y; then differences to the point before. */
export type DeltaLine = number[]

/** Name, x, y, inhabitants, 1 for a capital. */
export type TileTown = [name: string, x: number, y: number, population: number, capital: 0 | 1]

/** Layers from below; one that is empty is left out. Kinds of line are kept apart so that each has its own pen. */
export interface BasemapTile {
  /** Filled and outlined; holes run the other way round. */
  land?: DeltaLine[]
  /** Filled alone: its outline has edges that are no coast. */
  ice?: DeltaLine[]
  coast?: DeltaLine[]
  lakes?: DeltaLine[]
  rivers?: DeltaLine[]
  regions?: DeltaLine[]
  /** Borders of regions so small that they only help near by. */
  districts?: DeltaLine[]
  borders?: DeltaLine[]
  /** Most inhabitants first. */
  towns?: TileTown[]
}

export type LineLayer = Exclude<keyof BasemapTile, 'towns'>

/** Name, longitude, latitude, and the square root of its greatest part's area on the map, as a share of the map's width. */
export type CountryLabel = [name: string, longitude: number, latitude: number, size: number]

/** `/basemap/index.json`. Tiles stand at `/basemap/<version>/<level>/<x>/<y>.json`. */
export interface BasemapIndex {
  version: string
  /** Of which tool and which packages it was made. */
  madeOf: string
  /** Which tiles exist, by level: one bit a tile, row by row, in hexadecimal. What does not exist is open water. */
  tiles: Record<string, string>
  countries: CountryLabel[]
}

/** The stored level that a map drawn with 512 px tiles needs at this zoom (256 px for the world at 0). */
export function levelForZoom(zoom: number): StoredLevel {
  return storedLevels.findLast((level) => level < Math.round(zoom)) ?? 0
}
