import type { PictureSize } from './painting'

/** What `paint` draws in CSS pixels. */
export function paintPicture({ width, height, ratio }: PictureSize, paint: (context: OffscreenCanvasRenderingContext2D) => void, settings?: CanvasRenderingContext2DSettings): ImageBitmap {
  const canvas = new OffscreenCanvas(Math.round(width * ratio), Math.round(height * ratio))
  const context = canvas.getContext('2d', settings)
  if (!context) throw new Error('This browser has no canvas to paint on.')
  context.scale(ratio, ratio)
  paint(context)
  return canvas.transferToImageBitmap()
}
