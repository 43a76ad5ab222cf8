import type { DecodedLine } from './decode-tile'
import type { TileView } from './tile-view'
import { tileSize } from './tile-view'

/** Tile units around a view that are drawn too, so that ends and joins of broad lines lie outside. */
const margin = 48

/** Adds a closed or whole line to the context's path, in CSS pixels of the tile on the screen. */
export function traceWhole(context: OffscreenCanvasRenderingContext2D, line: DecodedLine, view: TileView): void {
  if (!touches(line, view)) return
  const { points } = line
  for (let index = 0; index + 1 < points.length; index += 2) {
    const x = ((points[index] ?? 0) - view.west) * view.scale
    const y = ((points[index + 1] ?? 0) - view.north) * view.scale
    if (index === 0) context.moveTo(x, y)
    else context.lineTo(x, y)
  }
}

/**
 * Adds the parts of a line that come near the view. A tile that is enlarged thirty times would otherwise have its dashes
 * worked out over hundreds of thousands of pixels that nobody sees.
 */
export function traceNear(context: OffscreenCanvasRenderingContext2D, line: DecodedLine, view: TileView): void {
  if (!touches(line, view)) return
  const { points } = line
  const { west, north, east, south } = around(view)
  let drawing = false
  for (let index = 2; index + 1 < points.length; index += 2) {
    const [fromX, fromY] = [points[index - 2] ?? 0, points[index - 1] ?? 0]
    const [toX, toY] = [points[index] ?? 0, points[index + 1] ?? 0]
    const away = (fromX < west && toX < west) || (fromX > east && toX > east) || (fromY < north && toY < north) || (fromY > south && toY > south)
    if (away) {
      drawing = false
      continue
    }
    if (!drawing) context.moveTo((fromX - view.west) * view.scale, (fromY - view.north) * view.scale)
    context.lineTo((toX - view.west) * view.scale, (toY - view.north) * view.scale)
    drawing = true
  }
}

function around({ west, north, scale }: TileView) {
  const [size, edge] = [tileSize / scale, margin / Math.max(1, scale)]
  return { west: west - edge, north: north - edge, east: west + size + edge, south: north + size + edge }
}

function touches(line: DecodedLine, view: TileView): boolean {
  const box = around(view)
  return line.east >= box.west && line.west <= box.east && line.south >= box.north && line.north <= box.south
}
