'use client'

import { useId, type ReactNode } from 'react'
import { classNames } from './class-names'

interface SegmentedControlProps<Value extends string> {
  /** The name of the whole group. */
  label: string
  options: readonly { value: Value; label: ReactNode }[]
  value: Value
  onChange: (value: Value) => void
  className?: string
}

/** One of a few choices, all of them in sight. Radio buttons underneath, so arrow keys choose. */
export function SegmentedControl<Value extends string>({ label, options, value, onChange, className }: SegmentedControlProps<Value>) {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className={classNames('inline-flex rounded-control border border-line-2 bg-hover', className)}>
      {options.map((option) => (
        <label
          key={option.value}
          className={classNames(
            'relative -m-px inline-flex min-h-7 cursor-pointer items-center rounded-control border px-2.5 text-small font-medium transition-colors duration-colour',
            'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent max-sm:min-h-11',
            option.value === value ? 'border-line-2 bg-surface text-text' : 'border-transparent text-text-2 hover:text-text',
          )}
        >
          <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} className="absolute inset-0 cursor-pointer appearance-none outline-none" />
          {option.label}
        </label>
      ))}
    </div>
  )
}
