export interface Placement {
  side?: 'below' | 'above'
  align?: 'start' | 'end'
}

/** Pixels between the anchor and what floats beside it, and to the window's edge. */
const gap = 6

/** Puts a floating element (fixed, in the top layer) beside its anchor, inside the window; the other side when there is no room. */
export function placeBeside(anchor: Element, floating: HTMLElement, { side = 'below', align = 'start' }: Placement = {}) {
  const from = anchor.getBoundingClientRect()
  const size = floating.getBoundingClientRect()
  const below = from.bottom + gap
  const above = from.top - gap - size.height
  const fitsBelow = below + size.height <= window.innerHeight - gap
  const top = side === 'below' ? (fitsBelow || above < gap ? below : above) : above >= gap ? above : below
  const left = align === 'start' ? from.left : from.right - size.width
  floating.style.top = `${Math.max(gap, top)}px`
  floating.style.left = `${Math.max(gap, Math.min(left, window.innerWidth - size.width - gap))}px`
}
