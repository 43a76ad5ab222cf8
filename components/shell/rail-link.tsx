import { classNames } from '../ui/class-names'
import { Link } from '../ui/link'
import type { Entry } from './entries'

/** An entry of the rail or of the bottom bar: picture above word. */
export function RailLink({ entry, current, className }: { entry: Entry; current: boolean; className?: string }) {
  const Icon = entry.icon
  return (
    <Link
      href={entry.href}
     
      aria-current={current ? 'page' : undefined}
      className={classNames(railItemClass, current ? 'bg-accent-weak text-accent max-md:bg-transparent' : 'text-text-3 hover:bg-hover hover:text-text', className)}
    >
      <Icon size={18} strokeWidth={1.75} aria-hidden />
      {entry.label}
    </Link>
  )
}

export const railItemClass = 'flex min-h-12 flex-col items-center justify-center gap-1 rounded-control text-label -outline-offset-2 transition-colors duration-colour'
