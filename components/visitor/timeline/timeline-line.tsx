import type { FoldRow, TimelineRow } from '@/lib/visits/timeline'
import { DayLine, FoldLine, HopLine, SilenceLine } from './between-rows'
import { VisitLine } from './visit-row'

interface Props {
  row: TimelineRow
  chosen: boolean
  usualHost: string | undefined
  regional: boolean
  onChoose: (requestId: string) => void
  onToggleFold: (row: FoldRow) => void
}

/** One row of the timeline, whatever it is. */
export function TimelineLine({ row, chosen, usualHost, regional, onChoose, onToggleFold }: Props) {
  if (row.kind === 'visit') return <VisitLine row={row} chosen={chosen} usualHost={usualHost} regional={regional} onChoose={onChoose} />
  if (row.kind === 'day') return <DayLine row={row} />
  if (row.kind === 'hop') return <HopLine row={row} />
  if (row.kind === 'silence') return <SilenceLine row={row} />
  return <FoldLine row={row} onToggle={onToggleFold} />
}
