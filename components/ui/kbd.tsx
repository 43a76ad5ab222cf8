import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** One key of the keyboard. */
export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd className={classNames('inline-flex h-[18px] min-w-[18px] items-center justify-center gap-0.5 rounded-tag border border-line-2 bg-surface px-1 text-label text-text-2', className)}>
      {children}
    </kbd>
  )
}
