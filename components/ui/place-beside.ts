interface Placement {
  align?: 'start' | 'end'
}

/** Pixels between the anchor and what floats beside it, and to the window's edge. */
const gap = 6

/** Puts a floating element (fixed, in the top layer) beside its anchor, below and inside the window; above when there is room only there. */
export function placeBeside(anchor: Element, floating: HTMLElement, { align = 'start' }: Placement = {}) {
  const from = anchor.getBoundingClientRect()
  const size = floating.getBoundingClientRect()
  const below = from.bottom + gap
  const above = from.top - gap - size.height
  const fitsBelow = below + size.height <= window.innerHeight - gap
  const top = fitsBelow || above < gap ? below : above
  const left = align === 'start' ? from.left : from.right - size.width
  floating.style.top = `${Math.max(gap, top)}px`
  floating.style.left = `${Math.max(gap, Math.min(left, window.innerWidth - size.width - gap))}px`
}
