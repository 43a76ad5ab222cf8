import { showControls } from '@/lib/visits/safe-text'
import { classNames } from '../ui/class-names'

/** Shown before the rest becomes a count. */
const few = 3

/** The first values of a list, the rest as "+4" with all of them as its hint. */
export function FewValues({ values, none, mono }: { values: readonly string[]; none: string; mono?: boolean }) {
  if (values.length === 0) return <span className="text-text-3">{none}</span>
  const shown = values.slice(0, mono ? 2 : few).map(showControls)
  const left = values.length - shown.length
  return (
    <span title={left > 0 ? values.map(showControls).join(', ') : undefined} className={classNames('break-anywhere', mono && 'font-mono')}>
      {shown.join(', ')}
      {left > 0 && <span className="text-text-3"> +{left}</span>}
    </span>
  )
}
