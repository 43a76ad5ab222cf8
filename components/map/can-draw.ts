/** Whether this browser has a canvas to draw on. */
export function canDraw(): boolean {
  return document.createElement('canvas').getContext('2d') !== null
}
