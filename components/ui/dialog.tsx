'use client'

import { X } from 'lucide-react'
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { classNames } from './class-names'
import { IconButton } from './icon-button'

/** `center` a dialog, `right` a drawer (352 px), `bottom` a sheet for phones. */
export type DialogPlace = 'center' | 'right' | 'bottom'

const places: Record<DialogPlace, string> = {
  center: 'm-auto w-[min(480px,calc(100vw-24px))] max-h-[calc(100dvh-48px)] rounded-sheet',
  right: 'slide-in-right my-0 mr-0 ml-auto h-dvh max-h-dvh w-[min(352px,100vw)]',
  bottom: 'slide-in-bottom mx-auto mt-auto mb-0 w-full max-w-[640px] max-h-[92dvh] rounded-t-sheet',
}

interface DialogProps {
  title: string
  onClose: () => void
  children: ReactNode
  /** Buttons at the bottom, the likely one last. */
  footer?: ReactNode
  place?: DialogPlace
  /** Keeps the title for screen readers only, and leaves out the closing cross. */
  bare?: boolean
  className?: string
}

/**
 * The browser's modal dialog: it keeps the focus inside and gives it back, Esc and a click beside it close it.
 * Render it while it is open: `{open && <Dialog … onClose={…} />}`. The focus begins at what is marked `data-first-focus`, else at its first control.
 */
export function Dialog({ title, onClose, children, footer, place = 'center', bare, className }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    // React's autoFocus comes before the dialog is shown, and is lost.
    element?.querySelector<HTMLElement>('[data-first-focus]')?.focus()
    return () => element?.close()
  }, [])

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className={classNames('floating flex-col overflow-hidden p-0 text-text open:flex', places[place], className)}
    >
      <header className={bare ? 'sr-only' : 'flex shrink-0 items-center gap-2 border-b border-line py-2.5 pr-2.5 pl-4'}>
        <h2 id={titleId} className="flex-1 text-title">
          {title}
        </h2>
        {!bare && <IconButton icon={X} label="Close" onClick={onClose} />}
      </header>
      <div className={classNames('min-h-0 flex-1 overflow-y-auto overscroll-contain', !bare && 'p-4')}>{children}</div>
      {footer && <footer className="flex shrink-0 flex-wrap justify-end gap-2 border-t border-line bg-sunken px-4 py-3">{footer}</footer>}
    </dialog>
  )
}
