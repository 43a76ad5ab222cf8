import { CircleCheck, Info, OctagonAlert, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type NoticeTone = 'neutral' | 'warn' | 'danger' | 'ok'

const looks: Record<NoticeTone, { icon: LucideIcon; edge: string; ink: string }> = {
  neutral: { icon: Info, edge: 'bg-sunken border-line', ink: 'text-text-2' },
  warn: { icon: TriangleAlert, edge: 'bg-warn-weak border-line shadow-[inset_3px_0_0_var(--warn)]', ink: 'text-warn' },
  danger: { icon: OctagonAlert, edge: 'bg-danger-weak border-line shadow-[inset_3px_0_0_var(--danger)]', ink: 'text-danger' },
  ok: { icon: CircleCheck, edge: 'bg-ok-weak border-line shadow-[inset_3px_0_0_var(--ok)]', ink: 'text-ok' },
}

interface NoticeProps {
  tone?: NoticeTone
  /** Instead of the tone's own. */
  icon?: LucideIcon
  title?: ReactNode
  children?: ReactNode
  /** A button or link at the end. */
  action?: ReactNode
  className?: string
}

/** A sentence that belongs to the page: what happened, what to do. Warnings and failures are announced. */
export function Notice({ tone = 'neutral', icon, title, children, action, className }: NoticeProps) {
  const look = looks[tone]
  const Icon = icon ?? look.icon
  const announced = tone === 'danger' ? 'alert' : tone === 'warn' ? 'status' : undefined
  return (
    <div role={announced} className={classNames('flex items-start gap-2.5 border px-4 py-2.5 text-small text-text-2 max-sm:flex-wrap', look.edge, className)}>
      <Icon size={16} strokeWidth={1.75} aria-hidden className={classNames('shrink-0', look.ink)} />
      <div className="min-w-0 flex-1 max-sm:basis-[calc(100%-32px)]">
        {title && <p className="font-semibold text-text">{title}</p>}
        {children}
      </div>
      {action}
    </div>
  )
}
