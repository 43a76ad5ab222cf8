import type { MapCell } from '@/lib/console-api/answers'
import type { CellKey } from './fraud-view'

export function isSame(cell: CellKey, other: CellKey | null): boolean {
  return other !== null && cell.latitude === other.latitude && cell.longitude === other.longitude && cell.size === other.size
}

/** The cell before or after the chosen one in the order of `cells`; the first where none of them is chosen, and undefined past the ends. */
export function nextCell(cells: readonly MapCell[], chosen: CellKey | null, by: -1 | 1): MapCell | undefined {
  const index = cells.findIndex((cell) => isSame(cell, chosen))
  return index === -1 ? cells[0] : cells[index + by]
}
