/** Whether this browser has canvases to paint on away from the page. */
export function canDraw(): boolean {
  return typeof OffscreenCanvas !== 'undefined' && new OffscreenCanvas(1, 1).getContext('2d') !== null
}
