import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { buttonClass, type ButtonVariant } from './button-class'
import { Spinner } from './spinner'

interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` at most once a view. */
  variant?: ButtonVariant
  icon?: LucideIcon
  /** Drawn behind the words, such as an enter arrow. */
  trailingIcon?: LucideIcon
  /** Shows a spinner, and stops clicks without losing the focus. */
  busy?: boolean
}

/** A button with words. One that only has a picture is an IconButton. */
export function Button({ variant, icon: Icon, trailingIcon: Trailing, busy, className, children, disabled, onClick, type = 'button', ...rest }: ButtonProps) {
  const off = disabled === true || busy === true
  return (
    <button {...rest} type={off ? 'button' : type} aria-disabled={off || undefined} onClick={off ? undefined : onClick} className={buttonClass(variant, className)}>
      {busy ? <Spinner size={14} /> : Icon && <Icon size={14} strokeWidth={1.75} aria-hidden />}
      {children}
      {Trailing && <Trailing size={14} strokeWidth={1.75} aria-hidden />}
    </button>
  )
}
