'use client'

import { useCallback, useEffect, useId, useState, type ReactNode } from 'react'
import { placeBeside, type Placement } from './place-beside'

/**
 * A tip on hover and on focus: spread `anchor` on the element, render `tip` beside it. Esc hides it.
 * `content` is rendered only while the tip shows.
 */
export function useTooltip(content: () => ReactNode, placement?: Placement) {
  const id = useId()
  const [anchorElement, setAnchorElement] = useState<Element | null>(null)
  const hide = useCallback(() => setAnchorElement(null), [])

  useEffect(() => {
    if (!anchorElement) return
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && hide()
    window.addEventListener('keydown', onKey, true)
    window.addEventListener('scroll', hide, true)
    return () => {
      window.removeEventListener('keydown', onKey, true)
      window.removeEventListener('scroll', hide, true)
    }
  }, [anchorElement, hide])

  const show = (event: { currentTarget: Element }) => setAnchorElement(event.currentTarget)
  const anchor = {
    onPointerEnter: show,
    onPointerLeave: hide,
    onFocus: show,
    onBlur: hide,
    'aria-describedby': anchorElement ? id : undefined,
  }
  const tip = anchorElement && (
    <span
      ref={(element) => {
        if (!element || element.matches(':popover-open')) return
        element.showPopover()
        placeBeside(anchorElement, element, placement)
      }}
      id={id}
      role="tooltip"
      popover="manual"
      className="floating pointer-events-none max-w-[360px] px-2.5 py-1.5 text-small text-text"
    >
      {content()}
    </span>
  )
  return { anchor, tip }
}
