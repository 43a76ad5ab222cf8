import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { classNames } from './class-names'

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  icon: LucideIcon
  /** The accessible name, and the hint that hovering shows. */
  label: string
  /** Pixels of the picture; the target stays 28, on a phone 44. */
  size?: 14 | 16 | 18
}

/** A button that only has a picture. */
export function IconButton({ icon: Icon, label, size = 16, className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      title={label}
      {...rest}
      type={type}
      aria-label={label}
      className={classNames(
        'inline-flex size-7 shrink-0 items-center justify-center rounded-control text-text-2 transition-colors duration-colour ease-out',
        'hover:bg-hover hover:text-text disabled:opacity-45 max-sm:size-11',
        className,
      )}
    >
      <Icon size={size} strokeWidth={1.75} aria-hidden />
    </button>
  )
}
