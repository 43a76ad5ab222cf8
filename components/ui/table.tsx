import type { ComponentProps } from 'react'
import { classNames } from './class-names'

/** A plain table with hairlines; scrolls sideways when it must. Give it `aria-label` or a caption. */
export function Table({ className, ...rest }: ComponentProps<'table'>) {
  return (
    <div className="w-full overflow-x-auto">
      <table {...rest} className={classNames('w-full border-collapse text-small', className)} />
    </div>
  )
}

/** A column's heading. */
export function HeadCell({ className, scope = 'col', ...rest }: ComponentProps<'th'>) {
  return <th {...rest} scope={scope} className={classNames('border-b border-line px-4 py-1.5 text-left text-label font-medium whitespace-nowrap text-text-3', className)} />
}

const phoneTarget = 'max-sm:[&_:is(a,button)]:inline-flex max-sm:[&_:is(a,button)]:min-h-11 max-sm:[&_:is(a,button)]:min-w-11 max-sm:[&_:is(a,button)]:items-center'

export function Cell({ className, ...rest }: ComponentProps<'td'>) {
  return <td {...rest} className={classNames('border-b border-line px-4 py-2 align-middle', phoneTarget, className)} />
}
