import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

interface Props {
  /** The accessible name, and the heading unless `heading` is given. */
  label: string
  /** Beside the heading, in small letters. */
  note?: ReactNode
  /** At the right end of the head. */
  actions?: ReactNode
  className?: string
  children: ReactNode
}

/** One of the four parts of the page, with its head. */
export function Region({ label, note, actions, className, children }: Props) {
  return (
    <section aria-label={label} className={classNames('flex min-h-0 min-w-0 flex-col bg-surface', className)}>
      <header className="flex min-h-10 shrink-0 items-center gap-2 border-b border-line px-4 max-sm:px-3">
        <h2 tabIndex={-1} className="text-body font-semibold whitespace-nowrap max-sm:sr-only">{label}</h2>
        {note === undefined ? null : <div className="min-w-0 truncate text-small text-text-2">{note}</div>}
        <div className="ml-auto flex shrink-0 items-center gap-2">{actions}</div>
      </header>
      {children}
    </section>
  )
}
