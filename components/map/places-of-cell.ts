import { projectX, projectY } from '@/lib/basemap/mercator'
import type { MapCell } from '@/lib/console-api/answers'
import type { CellsAsk } from './painting'

/** CSS pixels beyond a picture's edges from which a disc reaches into it. */
const reach = 40

/** Where a cell lies in CSS pixels of the map's element, in every copy of the world that the picture shows. */
export function placesOfCell({ latitude, longitude }: MapCell, { corner, origin, size, zoom }: CellsAsk): { x: number; y: number }[] {
  const world = 256 * 2 ** zoom
  const y = Math.round(projectY(latitude) * world) - origin.y
  if (y <= corner.y - reach || y >= corner.y + size.height + reach) return []
  return [-360, 0, 360]
    .map((turn) => ({ x: Math.round(projectX(longitude + turn) * world) - origin.x, y }))
    .filter(({ x }) => x > corner.x - reach && x < corner.x + size.width + reach)
}
