'use client'

import { useCallback, useEffect, useId, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { placeBeside } from './place-beside'

/**
 * A tip on hover and on focus, its own or that of the button around it: spread `anchor` on the element, render `tip` beside it.
 * Esc hides it. `content` is rendered only while the tip shows.
 */
export function useTooltip(content: () => ReactNode) {
  const id = useId()
  const [shown, setShown] = useState<Element | null>(null)
  const hide = useCallback(() => setShown(null), [])

  const ref = useCallback(
    function followFocus(element: Element | null) {
      if (!element) return
      const holder = holderOf(element)
      // A pointer's click focuses a row too, and the tip would cover the next ones.
      const show = () => (holder === element || holder.matches(':focus-visible')) && setShown(element)
      holder.addEventListener('focus', show)
      holder.addEventListener('blur', hide)
      return function stopFollowing() {
        holder.removeEventListener('focus', show)
        holder.removeEventListener('blur', hide)
      }
    },
    [hide],
  )

  useEffect(() => {
    if (!shown) return
    const holder = holderOf(shown)
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && hide()
    holder.setAttribute('aria-describedby', id)
    window.addEventListener('keydown', onKey, true)
    window.addEventListener('scroll', hide, true)
    return () => {
      holder.removeAttribute('aria-describedby')
      window.removeEventListener('keydown', onKey, true)
      window.removeEventListener('scroll', hide, true)
    }
  }, [shown, hide, id])

  const anchor = { ref, onPointerEnter: (event: { currentTarget: Element }) => setShown(event.currentTarget), onPointerLeave: hide }
  const tip = shown && createPortal(
    <span
      ref={(element) => {
        if (!element || element.matches(':popover-open')) return
        element.showPopover()
        placeBeside(shown, element)
      }}
      id={id}
      role="tooltip"
      popover="manual"
      className="floating pointer-events-none max-w-[360px] px-2.5 py-1.5 text-small text-text"
    >
      {content()}
    </span>,
    // Within a button it would become a part of the button's name.
    holderOf(shown).parentElement ?? document.body,
  )
  return { anchor, tip }
}

/** What takes the focus for an element. */
const holderOf = (element: Element) => element.closest('button') ?? element
