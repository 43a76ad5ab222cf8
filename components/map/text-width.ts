const widths = new Map<string, number>()
let context: OffscreenCanvasRenderingContext2D | null | undefined

/** Width of a line of text in CSS pixels, as a canvas sets it. Remembered: measuring is what labels cost. */
export function textWidth(text: string, font: string, spacing = 0): number {
  const key = `${font}|${spacing}|${text}`
  const known = widths.get(key)
  if (known !== undefined) return known
  context ??= new OffscreenCanvas(1, 1).getContext('2d')
  if (!context) return text.length * 7
  context.font = font
  context.letterSpacing = `${spacing}px`
  context.textRendering = 'geometricPrecision'
  const { width } = context.measureText(text)
  widths.set(key, width)
  return width
}

/** For when a font has arrived and everything is as wide as it will be. */
export function forgetTextWidths(): void {
  widths.clear()
}
