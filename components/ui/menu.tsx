'use client'

import type { LucideIcon } from 'lucide-react'
import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { classNames } from './class-names'
import { Link } from './link'
import { placeBeside } from './place-beside'

export interface MenuEntry {
  label: ReactNode
  icon?: LucideIcon
  /** A link; else `onChoose` acts. */
  href?: string
  onChoose?: () => void
  /** Makes it one of a choice, with a tick when true. */
  checked?: boolean
  /** A second line. */
  note?: ReactNode
  /** Draws a line above. */
  apart?: boolean
  /** Key for React; the label when that is plain text. */
  id?: string
}

interface MenuProps {
  /** The accessible name of button and menu. */
  label: string
  /** What the button shows. */
  button: ReactNode
  buttonClassName?: string
  /** Words above the entries. */
  header?: ReactNode
  entries: readonly MenuEntry[]
  align?: 'start' | 'end'
}

/** A button that opens a list of actions, by the browser's popover. Arrow keys move, Esc closes and gives the focus back. */
export function Menu({ label, button, buttonClassName, header, entries, align = 'end' }: MenuProps) {
  const id = useId()
  const anchor = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)

  return (
    <>
      <button ref={anchor} type="button" popoverTarget={id} aria-label={label} aria-haspopup="menu" className={buttonClassName}>
        {button}
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        onToggle={(event) => {
          if (event.newState !== 'open' || !anchor.current || !menu.current) return
          placeBeside(anchor.current, menu.current, { align })
          const items = itemsOf(menu.current)
          const first = items.find((item) => item.ariaChecked === 'true') ?? items[0]
          first?.focus()
        }}
        onKeyDown={moveFocus}
        className="floating min-w-[200px] py-1"
      >
        {header}
        <div role="menu" aria-label={label}>
          {entries.map((entry) => (
            <MenuItem key={entry.id ?? String(entry.label)} entry={entry} close={() => menu.current?.hidePopover()} />
          ))}
        </div>
      </div>
    </>
  )
}

function MenuItem({ entry, close }: { entry: MenuEntry; close: () => void }) {
  const Icon = entry.icon
  const shared = {
    role: entry.checked === undefined ? 'menuitem' : 'menuitemradio',
    'aria-checked': entry.checked,
    tabIndex: -1,
    onClick: () => {
      close()
      entry.onChoose?.()
    },
    className: classNames(
      'flex min-h-8 w-full items-center gap-2 px-3 py-1 text-left text-small -outline-offset-2 hover:bg-hover focus:bg-hover max-sm:min-h-11',
      entry.apart && 'mt-1 border-t border-line pt-1',
      entry.checked === true ? 'font-semibold text-accent' : 'text-text',
    ),
  }
  const words = (
    <>
      {Icon && <Icon size={14} strokeWidth={1.75} aria-hidden className="text-text-3" />}
      <span className="flex-1">
        {entry.label}
        {entry.note && <span className="block text-label font-normal text-text-3">{entry.note}</span>}
      </span>
      {entry.checked === true && <span aria-hidden>✓</span>}
    </>
  )
  return entry.href ? (
    <Link href={entry.href} {...shared}>
      {words}
    </Link>
  ) : (
    <button type="button" {...shared}>
      {words}
    </button>
  )
}

const itemsOf = (menu: HTMLElement) => [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]')]

function moveFocus(event: KeyboardEvent<HTMLDivElement>) {
  const items = itemsOf(event.currentTarget)
  const at = items.findIndex((item) => item === document.activeElement)
  const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }
  const step = steps[event.key]
  if (step === undefined) {
    if (event.key === 'Tab') event.currentTarget.hidePopover()
    return
  }
  event.preventDefault()
  items.at(step % items.length)?.focus()
}
