import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type Tone = 'neutral' | 'warn' | 'cloak' | 'danger' | 'ok' | 'accent'

const tones: Record<Tone, string> = {
  neutral: 'border-line-2 bg-sunken text-text-2',
  warn: 'border-warn/35 bg-warn-weak text-warn',
  cloak: 'border-cloak/35 bg-cloak-weak text-cloak',
  danger: 'border-danger/35 bg-danger-weak text-danger',
  ok: 'border-ok/35 bg-ok-weak text-ok',
  accent: 'border-transparent bg-accent-weak text-accent',
}

/** A word or two about a thing. Colour never speaks alone: give the tones other than neutral an icon or a telling word. */
export function Tag({ tone = 'neutral', icon: Icon, children, className, title }: { tone?: Tone; icon?: LucideIcon; children: ReactNode; className?: string; title?: string }) {
  return (
    <span title={title} className={classNames('inline-flex min-h-5 items-center gap-1 rounded-tag border px-1.5 text-label whitespace-nowrap', tones[tone], className)}>
      {Icon && <Icon size={12} strokeWidth={1.75} aria-hidden />}
      {children}
    </span>
  )
}
