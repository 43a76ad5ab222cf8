import { useId, useRef, useState, type ToggleEvent } from 'react'
import { placeBeside } from './place-beside'

interface PopoverOptions {
  align?: 'start' | 'end'
  /** For a panel that others find by its id. */
  id?: string
}

/** A panel of the browser's own that floats beside its button: attributes for both, to be spread. Esc and a click beside it close it. */
export function usePopover({ align, id }: PopoverOptions = {}) {
  const ownId = useId()
  const anchor = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const place = () => {
    if (anchor.current && panel.current) placeBeside(anchor.current, panel.current, { align })
  }
  return {
    open,
    button: { ref: anchor, type: 'button', popoverTarget: id ?? ownId, 'aria-expanded': open },
    panel: {
      ref: panel,
      id: id ?? ownId,
      popover: 'auto',
      role: 'dialog',
      onToggle: (event: ToggleEvent) => {
        setOpen(event.newState === 'open')
        if (event.newState === 'open') place()
      },
    },
    /** Again, once what is in the panel has another size. */
    place,
    close: () => panel.current?.hidePopover(),
  } as const
}
