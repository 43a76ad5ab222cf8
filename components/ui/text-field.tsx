import { useId, type ComponentProps, type ReactNode } from 'react'
import { classNames } from './class-names'

interface TextFieldProps extends ComponentProps<'input'> {
  label: string
  /** A sentence under the field. */
  hint?: ReactNode
  /** What is wrong and what to do; marks the field invalid. */
  error?: string
}

/** An input with its label, hint and error. Other attributes (`type`, `name`, `autoComplete`, `ref`) go to the input. */
export function TextField({ label, hint, error, className, id, ...rest }: TextFieldProps) {
  const ownId = useId()
  const inputId = id ?? ownId
  const hintId = `${inputId}-hint`
  const errorId = `${inputId}-error`
  const described = [hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ')
  return (
    <div className={classNames('flex flex-col gap-1', className)}>
      <label htmlFor={inputId} className="text-small font-medium text-text-2">
        {label}
      </label>
      <input
        {...rest}
        id={inputId}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        className={classNames(
          'h-8 w-full rounded-control border bg-surface px-2.5 text-body text-text placeholder:text-text-3 max-sm:h-11 max-sm:text-[16px]',
          error ? 'border-danger' : 'border-ctl',
        )}
      />
      {hint && (
        <p id={hintId} className="text-small text-text-3">
          {hint}
        </p>
      )}
      {error && (
        <p id={errorId} role="alert" className="text-small text-danger">
          {error}
        </p>
      )}
    </div>
  )
}
