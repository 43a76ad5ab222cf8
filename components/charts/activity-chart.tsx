'use client'

import { useCallback } from 'react'
import type { VisitorActivity } from '@/lib/console-api/answers'
import { ActivityBars } from './activity-bars'
import { ActivityTable } from './activity-table'
import { binLabel, dayLabel, rangeLabel, visitCount } from './bin-words'
import type { TimeRange } from './brush-range'
import { RangeBrush } from './range-brush'

interface Props {
  activity: VisitorActivity
  zone: string
  now: number
  range: TimeRange
  chosenAt?: number
  table: boolean
  onChangeRange: (range: TimeRange, history: 'push' | 'replace') => void
}

/** Bars of the range above, everything known below with the brush. */
export default function ActivityChart({ activity, zone, now, range, chosenAt, table, onChangeRange }: Props) {
  const choose = useCallback((from: number, to: number) => onChangeRange({ from, to }, 'push'), [onChangeRange])
  const first = activity.whole[0]
  // By its bin, so that another visit of the same day draws nothing anew.
  const chosenBin = chosenAt === undefined ? undefined : activity.bins.find((bin) => chosenAt >= bin.from && chosenAt < bin.to)?.from
  return (
    <div className="flex h-full flex-col gap-3 px-4 pt-1 pb-2">
      {table ? (
        // A scroller must be reachable by keyboard; its buttons make it so.
        <div className="min-h-0 flex-1 overflow-y-auto">
          <ActivityTable activity={activity} zone={zone} onChooseBin={choose} />
        </div>
      ) : (
        <div className="min-h-0 flex-1" role="img" aria-label={summary(activity, zone)}>
          <ActivityBars activity={activity} zone={zone} now={now} chosenAt={chosenBin} onChooseBin={choose} />
        </div>
      )}
      {first ? (
        <div className="shrink-0 pr-[14px] pl-7">
          <RangeBrush bins={activity.whole} range={range} words={(timestamp) => dayLabel(timestamp, zone)} onChange={onChangeRange} />
          <div className="mt-0.5 flex justify-between text-label text-text-3">
            <span>{dayLabel(first.from, zone)}</span>
            <span className="text-text-2">{rangeLabel(range.from, range.to, zone)}</span>
          </div>
        </div>
      ) : null}
    </div>
  )
}

function summary({ bins, unit }: VisitorActivity, zone: string): string {
  const total = bins.reduce((sum, bin) => sum + bin.visits, 0)
  const first = bins[0]
  const last = bins[bins.length - 1]
  if (!first || !last || total === 0) return 'No visits in this range'
  const busiest = bins.reduce((most, bin) => (bin.visits > most.visits ? bin : most), first)
  return `${visitCount(total)} from ${rangeLabel(first.from, last.to - 1, zone)}. Most: ${visitCount(busiest.visits)}, ${binLabel(busiest.from, unit, zone)}.`
}
