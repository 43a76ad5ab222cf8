'use client'

import { useRef } from 'react'

interface Props {
  full: boolean
  onResize: (stop: 'closed' | 'half' | 'full') => void
}

/** Pixels that a pull must reach to count as one. */
const pull = 40

/** The grip of the sheet: pulled or pressed, it goes to another stop. */
export function SheetGrip({ full, onResize }: Props) {
  const start = useRef(0)
  const pulled = useRef(0)
  return (
    <button
      type="button"
      aria-label={full ? 'Make the details lower' : 'Make the details higher'}
      className="order-first flex min-h-6 shrink-0 touch-none items-center justify-center -outline-offset-4 max-sm:min-h-11 max-sm:items-start max-sm:pt-2.5"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        start.current = event.clientY
        pulled.current = 0
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) pulled.current = event.clientY - start.current
      }}
      onClick={() => {
        const down = pulled.current
        pulled.current = 0
        if (down < -pull) onResize('full')
        else if (down > pull) onResize(full ? 'half' : 'closed')
        else onResize(full ? 'half' : 'full')
      }}
    >
      <span aria-hidden className="h-1 w-9 rounded-full bg-ctl" />
    </button>
  )
}
