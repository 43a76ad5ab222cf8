'use client'

import { useLayoutEffect, useRef, type RefObject } from 'react'
import type { Layout } from './view/use-layout'

interface Overlay {
  /** Whether it lies over something now. */
  open: boolean
  layout: Layout
  /** What holds it. */
  panel: RefObject<HTMLElement | null>
}

/**
 * Takes the focus to the heading of what comes to lie over the page: always for a sheet, for a drawer only where
 * nothing in sight has it. When that goes with the focus in it, the chosen visit gets it, or else the tab that is shown.
 */
export function useOverlayFocus({ open, layout, panel }: Overlay) {
  const before = useRef({ open, layout })
  useLayoutEffect(() => {
    const { open: wasOpen, layout: wasLayout } = before.current
    before.current = { open, layout }
    // A window that changes its width opens and closes nothing that somebody asked for.
    if (open === wasOpen || layout !== wasLayout) return
    if (open && (layout === 'phone' || isLost())) panel.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
    if (!open && isLost()) giveBack()
  }, [open, layout, panel])
}

/** Whether nothing that is in sight has the focus. */
function isLost(): boolean {
  const { activeElement, body } = document
  return activeElement === null || activeElement === body || !isShown(activeElement)
}

/** In the order in which they are to be tried. */
const places = ['[data-visit][aria-current=true]', '[role=tab][aria-selected=true]']

function giveBack() {
  const candidates = places.flatMap((place) => [...document.querySelectorAll<HTMLElement>(place)])
  candidates.find(isShown)?.focus({ preventScroll: true })
}

const isShown = (element: Element) => element.getClientRects().length > 0
