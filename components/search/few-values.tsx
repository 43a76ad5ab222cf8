import { showControls } from '@/lib/visits/safe-text'
import { classNames } from '../ui/class-names'

/** Shown before the rest becomes a count. */
const few = 3

/** Characters of one value, which may be any text. */
const longest = 40

/** The first values of a list, the rest as "+4" with all of them as its hint. */
export function FewValues({ values, none, mono }: { values: readonly string[]; none: string; mono?: boolean }) {
  if (values.length === 0) return <span className="text-text-3">{none}</span>
  const first = values.slice(0, mono ? 2 : few)
  const shown = first.map((value) => showControls(value.length > longest ? `${value.slice(0, longest)}…` : value))
  const left = values.length - shown.length
  return (
    <span title={left > 0 || first.some((value) => value.length > longest) ? values.map(showControls).join(', ') : undefined} className={classNames('break-anywhere', mono && 'font-mono')}>
      {shown.join(', ')}
      {left > 0 && <span className="text-text-3"> +{left}</span>}
    </span>
  )
}
