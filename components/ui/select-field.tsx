import { useId, type ComponentProps } from 'react'
import { classNames } from './class-names'

interface SelectFieldProps extends ComponentProps<'select'> {
  label: string
  options: readonly { value: string; label: string }[]
  /** Keeps the label for screen readers only. */
  labelHidden?: boolean
}

/** The browser's own select with its label. */
export function SelectField({ label, options, labelHidden, className, id, ...rest }: SelectFieldProps) {
  const ownId = useId()
  const selectId = id ?? ownId
  return (
    <div className={classNames('flex flex-col gap-1', className)}>
      <label htmlFor={selectId} className={labelHidden ? 'sr-only' : 'text-small font-medium text-text-2'}>
        {label}
      </label>
      <select {...rest} id={selectId} className="h-8 max-w-full rounded-control border border-ctl bg-surface px-2 text-body text-text max-sm:h-11 max-sm:text-[16px]">
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
