import type { Rect } from './place-labels'

/** Boxes for text of this size around a dot: right, left, above, below. */
export function spotsAround(x: number, y: number, width: number, height: number, distance: number): Rect[] {
  const [half, middle] = [height / 2, width / 2]
  return [
    { left: x + distance, top: y - half, right: x + distance + width, bottom: y + half },
    { left: x - distance - width, top: y - half, right: x - distance, bottom: y + half },
    { left: x - middle, top: y - distance - height, right: x + middle, bottom: y - distance },
    { left: x - middle, top: y + distance, right: x + middle, bottom: y + distance + height },
  ]
}

/** The box of text that stands on its point. */
export function spotOn(x: number, y: number, width: number, height: number): Rect {
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 }
}
