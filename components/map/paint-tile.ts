import type { LineLayer } from '@/lib/basemap/tile-format'
import type { DecodedTile } from './decode-tile'
import type { Palette } from './palette'
import type { TileView } from './tile-view'
import { tileSize } from './tile-view'
import { traceNear, traceWhole } from './trace-line'

interface Pen {
  layer: LineLayer
  colour: keyof Palette
  /** CSS pixels, from zoom to zoom. */
  width: (zoom: number) => number
  opacity?: number
  dash?: number[]
  fromZoom?: number
  toZoom?: number
}

/** From zoom 7 on a region's border is dashed, as on a city's surroundings; before that it is a pale line. */
const nearZoom = 7

const pens: readonly Pen[] = [
  { layer: 'rivers', colour: 'coast', width: (zoom) => (zoom < 5 ? 0.6 : zoom < 7 ? 0.8 : 1.2), opacity: 0.75, fromZoom: 4 },
  { layer: 'regions', colour: 'border', width: () => 0.75, opacity: 0.4, toZoom: nearZoom - 1 },
  { layer: 'regions', colour: 'border', width: () => 1, opacity: 0.9, dash: [4, 3], fromZoom: nearZoom },
  { layer: 'districts', colour: 'border', width: () => 0.75, opacity: 0.5, dash: [2, 3], fromZoom: 9 },
  { layer: 'borders', colour: 'border', width: (zoom) => (zoom < 4 ? 0.9 : 1.1) },
  { layer: 'coast', colour: 'coast', width: () => 0.75 },
]

export interface TilePaint {
  view: TileView
  /** The whole zoom that the tile belongs to. */
  zoom: number
  /** How much Leaflet enlarges it at the zoom that the map has; pens are thinner by as much. */
  enlarged: number
  palette: Palette
}

/** Paints one tile of the screen, 512 CSS pixels wide, onto a context that is scaled to them. null is open water. */
export function paintTile(context: OffscreenCanvasRenderingContext2D, tile: DecodedTile | null, paint: TilePaint): void {
  const { zoom, palette } = paint
  context.fillStyle = palette.water
  // Beyond the canvas's overlap too: its width is rounded to whole pixels, and a last one that is filled in part would be dark.
  context.fillRect(-2, -2, tileSize + 4, tileSize + 4)
  if (!tile) return
  context.lineJoin = 'round'
  context.lineCap = 'butt'
  fill(context, tile, 'land', paint, palette.land, palette.coast)
  fill(context, tile, 'ice', paint, palette.land)
  fill(context, tile, 'lakes', paint, palette.water, palette.coast)
  for (const pen of pens) if (zoom >= (pen.fromZoom ?? 0) && zoom <= (pen.toZoom ?? Infinity)) stroke(context, tile, pen, paint)
}

function fill(context: OffscreenCanvasRenderingContext2D, tile: DecodedTile, layer: LineLayer, { view, enlarged }: TilePaint, inside: string, edge?: string): void {
  const lines = tile.lines[layer]
  if (!lines) return
  context.beginPath()
  for (const line of lines) traceWhole(context, line, view)
  context.fillStyle = inside
  context.fill()
  if (!edge) return
  context.beginPath()
  for (const line of lines) traceNear(context, line, view)
  context.strokeStyle = edge
  context.lineWidth = 0.75 / enlarged
  context.stroke()
}

function stroke(context: OffscreenCanvasRenderingContext2D, tile: DecodedTile, pen: Pen, { view, zoom, enlarged, palette }: TilePaint): void {
  const lines = tile.lines[pen.layer]
  if (!lines) return
  context.beginPath()
  for (const line of lines) traceNear(context, line, view)
  context.strokeStyle = palette[pen.colour]
  context.lineWidth = pen.width(zoom) / enlarged
  context.globalAlpha = pen.opacity ?? 1
  context.setLineDash((pen.dash ?? []).map((length) => length / enlarged))
  context.stroke()
  context.setLineDash([])
  context.globalAlpha = 1
}
