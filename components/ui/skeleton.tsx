import { classNames } from './class-names'

/** A grey bar where words will be. Still, and seen only after 200 ms; give it a size by `className` (`h-3 w-24`). */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classNames('appear-late block rounded-tag bg-hover', className)} />
}
