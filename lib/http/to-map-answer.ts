import type { MapAnswer } from '../console-api/answers'
import type { CountedMap, MapQuestion } from '../store/map-types'
import { cellWindow, windowBounds } from '../visits/map-grid'

/** A counted map as the console's API tells it: each cell with its size, and what the cells cover. */
export function toMapAnswer({ bounds, size }: Pick<MapQuestion, 'bounds' | 'size'>, counted: CountedMap): MapAnswer {
  const { west, south, east, north } = windowBounds(cellWindow(bounds, size))
  return { ...counted, cells: counted.cells.map((cell) => ({ ...cell, size })), size, bbox: [west, south, east, north] }
}
