import { classNames } from './class-names'

export type ButtonVariant = 'primary' | 'default' | 'quiet' | 'danger'

const variants: Record<ButtonVariant, string> = {
  primary: 'border-accent bg-accent text-on-accent hover:brightness-110',
  default: 'border-line-2 bg-surface text-text hover:bg-hover',
  quiet: 'border-transparent bg-transparent text-text-2 hover:bg-hover hover:text-text',
  danger: 'border-danger bg-surface text-danger hover:bg-danger-weak',
}

/** The look of a button, for a link that acts as one: `<Link className={buttonClass('primary')}>`. */
export function buttonClass(variant: ButtonVariant = 'default', extra?: string): string {
  return classNames(
    'inline-flex min-h-7 shrink-0 items-center justify-center gap-1.5 rounded-control border px-2.5 text-small font-medium whitespace-nowrap',
    'transition-colors duration-colour ease-out max-sm:min-h-11 max-sm:px-4 max-sm:text-body',
    'disabled:opacity-45 aria-disabled:cursor-default aria-disabled:opacity-45',
    variants[variant],
    extra,
  )
}
