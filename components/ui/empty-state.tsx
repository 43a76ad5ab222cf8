import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  icon?: LucideIcon
  /** `h1` where the page has no other heading. */
  heading?: 'h1' | 'h2'
  title: string
  /** One or two sentences: why, and what to do. */
  children?: ReactNode
  /** Buttons, the likely one first. */
  actions?: ReactNode
}

/** Stands where a list would be when there is none. */
export function EmptyState({ icon: Icon, heading: Heading = 'h2', title, children, actions }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-[440px] flex-col items-center gap-2 px-4 py-16 text-center">
      {Icon && <Icon size={28} strokeWidth={1.5} aria-hidden className="text-text-3" />}
      <Heading className="max-w-full text-title break-anywhere">{title}</Heading>
      {children && <div className="text-body text-text-2">{children}</div>}
      {actions && <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
