import { shortCount } from './cell-words'
import { type CellColour, botFill, edgeOfDark, rampStep } from './fraud-ramp'
import type { CellSpot } from './lay-out-cells'

export interface CellPaint {
  colour: CellColour
  steps: readonly number[]
  chosen: CellSpot['cell'] | undefined
  /** Colours of the theme. */
  surface: string
  track: string
  incognito: string
  accent: string
}

const top = -Math.PI / 2
const turn = 2 * Math.PI
const ringWidth = 3

/** Draws the discs on a context in the pixels of the spots. */
export function paintCells(context: OffscreenCanvasRenderingContext2D, spots: readonly CellSpot[], paint: CellPaint): void {
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  // Letters between the pixels, as the page has them; a worker sets them on whole ones.
  context.textRendering = 'geometricPrecision'
  for (const spot of spots) {
    drawRing(context, spot, paint)
    drawDisc(context, spot, paint)
  }
}

/** Bots, then incognito, clockwise from 12. */
function drawRing(context: OffscreenCanvasRenderingContext2D, { cell, x, y, radius }: CellSpot, paint: CellPaint): void {
  const ring = radius + 2.5
  const whole = Math.max(1, cell.visits)
  const bots = turn * (cell.bots / whole)
  const incognito = Math.min(turn - bots, turn * (cell.incognito / whole))
  arc(context, x, y, ring, top, top + turn, paint.track)
  if (bots > 0) arc(context, x, y, ring, top, top + bots, botFill)
  if (incognito > 0) arc(context, x, y, ring, top + bots, top + bots + incognito, paint.incognito)
  if (cell === paint.chosen) arc(context, x, y, radius + 7, top, top + turn, paint.accent, 2)
}

function arc(context: OffscreenCanvasRenderingContext2D, x: number, y: number, radius: number, from: number, to: number, colour: string, width = ringWidth): void {
  context.beginPath()
  context.arc(x, y, radius, from, to)
  context.strokeStyle = colour
  context.lineWidth = width
  context.stroke()
}

function drawDisc(context: OffscreenCanvasRenderingContext2D, { cell, x, y, radius }: CellSpot, { colour, steps, surface }: CellPaint): void {
  const step = rampStep(cell, colour, steps)
  context.beginPath()
  context.arc(x, y, radius, 0, turn)
  context.fillStyle = step.fill
  context.fill()
  context.strokeStyle = step.edged ? edgeOfDark : surface
  context.lineWidth = 1.25
  context.stroke()
  const text = shortCount(colour === 'visitors' ? cell.visitors : cell.visits)
  context.font = `600 ${radius < 14 && text.length > 2 ? 10 : 11}px "Inter Variable", system-ui, sans-serif`
  context.fillStyle = step.ink
  context.fillText(text, x, y + 0.5)
}
