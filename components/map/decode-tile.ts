import type { BasemapTile, DeltaLine, LineLayer, TileTown } from '@/lib/basemap/tile-format'

/** A line in tile units, with the box around it so that what lies outside of a view is skipped. */
export interface DecodedLine {
  /** x, y, x, y, ... */
  points: Int32Array
  west: number
  north: number
  east: number
  south: number
}

export interface DecodedTile {
  lines: Partial<Record<LineLayer, DecodedLine[]>>
  towns: readonly TileTown[]
}

export function decodeTile({ towns = [], ...layers }: BasemapTile): DecodedTile {
  const lines: DecodedTile['lines'] = {}
  for (const layer of layerNames) {
    const deltas = layers[layer]
    if (deltas) lines[layer] = deltas.map(decodeLine)
  }
  return { lines, towns }
}

const layerNames: readonly LineLayer[] = ['land', 'ice', 'coast', 'lakes', 'rivers', 'regions', 'districts', 'borders']

function decodeLine(deltas: DeltaLine): DecodedLine {
  const line: DecodedLine = { points: new Int32Array(deltas.length), west: Infinity, north: Infinity, east: -Infinity, south: -Infinity }
  let [x, y] = [0, 0]
  for (let index = 0; index + 1 < deltas.length; index += 2) {
    x += deltas[index] ?? 0
    y += deltas[index + 1] ?? 0
    line.points[index] = x
    line.points[index + 1] = y
    line.west = Math.min(line.west, x)
    line.east = Math.max(line.east, x)
    line.north = Math.min(line.north, y)
    line.south = Math.max(line.south, y)
  }
  return line
}
