import type { FoldRow, TimelineRow } from '@/lib/visits/timeline'
import { TimelineLine } from './timeline-line'

/** More than any window shows. */
const most = 40

interface Props {
  rows: readonly TimelineRow[]
  chosenId: string | undefined
  usualHost: string | undefined
  regional: boolean
  onChoose: (requestId: string) => void
  onToggleFold: (row: FoldRow) => void
}

/** The top of the timeline as it stands, while the list that can be scrolled through is being fetched. */
export function FirstRows({ rows, chosenId, usualHost, regional, onChoose, onToggleFold }: Props) {
  return (
    <div className="min-h-0 flex-1 overflow-hidden">
      <div role="list" aria-label="Visits, newest first">
        {rows.slice(0, most).map((row) => (
          <div key={row.key} role="listitem">
            <TimelineLine row={row} chosen={row.key === chosenId} usualHost={usualHost} regional={regional} onChoose={onChoose} onToggleFold={onToggleFold} />
          </div>
        ))}
      </div>
    </div>
  )
}
