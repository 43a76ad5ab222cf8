import type { BaseLabel } from './base-labels'
import { spotOn, spotsAround } from './label-spots'
import type { LabelStyle } from './label-style'
import { labelStyles } from './label-style'
import type { Palette } from './palette'
import type { Rect } from './place-labels'
import { overlaps, placeLabels } from './place-labels'
import { textWidth } from './text-width'

interface MeasuredLabel {
  label: BaseLabel
  style: LabelStyle
  /** Boxes with the dot in them. */
  spots: Rect[]
  /** Where the text begins, by spot. */
  starts: number[]
}

/** Draws those of the labels that have room, on a context in CSS pixels whose corner is `left`, `top` of the map; preferably uncut by the edges of `visible`. */
export function paintLabels(
  context: OffscreenCanvasRenderingContext2D, labels: readonly BaseLabel[], corner: { left: number; top: number }, taken: readonly Rect[], visible: Rect, palette: Palette,
): void {
  const measured = labels.map((label) => measure(label, corner, visible))
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  for (const { candidate, spot } of placeLabels(measured, taken, 3)) draw(context, candidate, spot, corner, palette)
}

function measure(label: BaseLabel, { left, top }: { left: number; top: number }, visible: Rect): MeasuredLabel {
  const style: LabelStyle = labelStyles[label.style]
  const width = textWidth(label.text, style.font, style.spacing)
  const [x, y] = [label.x - left, label.y - top]
  if (style.dot === undefined) return { label, style, spots: [spotOn(x, y, width, style.height)], starts: [x - width / 2] }
  const dot = style.dot + 1
  // A name whose dot lies beyond the edge waits there too, or it would name nothing.
  const isBeyond = x < visible.left || x > visible.right || y < visible.top || y > visible.bottom
  const isCut = (rect: Rect) => rect.left < visible.left || rect.right > visible.right
  const beside = spotsAround(x, y, width, style.height, style.dot + 4).slice(0, 2).filter((rect) => !isBeyond || !overlaps(rect, visible))
    .sort((one, other) => Number(isCut(one)) - Number(isCut(other)))
  return {
    label, style,
    spots: beside.map((rect) => ({ ...rect, left: Math.min(rect.left, x - dot), right: Math.max(rect.right, x + dot) })),
    starts: beside.map(({ left: start }) => start),
  }
}

function setType(context: OffscreenCanvasRenderingContext2D, style: LabelStyle): void {
  context.font = style.font
  context.letterSpacing = `${style.spacing}px`
  context.textRendering = 'geometricPrecision'
}

function draw(
  context: OffscreenCanvasRenderingContext2D, { label, style, spots, starts }: MeasuredLabel, spot: number, { left, top }: { left: number; top: number }, palette: Palette,
): void {
  const rect = spots[spot]
  const start = starts[spot]
  if (!rect || start === undefined) return
  setType(context, style)
  const middle = Math.round((rect.top + rect.bottom) / 2)
  context.strokeStyle = palette.land
  context.globalAlpha = 0.85
  context.lineWidth = 3
  context.strokeText(label.text, start, middle)
  context.globalAlpha = 1
  context.fillStyle = palette[style.colour]
  context.fillText(label.text, start, middle)
  if (style.dot === undefined) return
  context.beginPath()
  context.arc(label.x - left, label.y - top, style.dot, 0, 2 * Math.PI)
  context.globalAlpha = 0.75
  context.fill()
  context.globalAlpha = 1
}
