'use client'

import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { memo, useDeferredValue, useMemo, useState } from 'react'
import { useHydrated } from '@/components/shell/hydration'
import { useZone } from '@/components/shell/zone-context'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { useNow } from '@/components/ui/use-now'
import { rangeOfSpan, type TimeRange } from '@/components/charts/brush-range'
import { activityQuery } from '@/lib/console-api/visitor-queries'
import type { VisitFilter } from '@/lib/visits/visit'
import { Region } from '../region'
import { ChartSkeleton } from '../states/chart-skeleton'
import { useLatest } from '../view/use-latest'

// Drawn anew for what it shows alone: a few hundred shapes are dear.
const ActivityChart = memo(dynamic(() => import('@/components/charts/activity-chart'), { ssr: false, loading: () => <ChartSkeleton /> }))

interface Props {
  visitorId: string
  filter: VisitFilter
  /** Instead of the last four weeks. */
  asked: Partial<TimeRange> | undefined
  chosenAt: number | undefined
  /** Once it has been in sight: what nobody looks at is not drawn. */
  drawn: boolean
  onChangeRange: (range: TimeRange, history: 'push' | 'replace') => void
}

const legend = [
  { label: 'Archive only', className: 'border border-bar bg-bar-2' },
  { label: 'Server API', className: 'bg-bar' },
  { label: 'Chosen day', className: 'bg-accent' },
  { label: 'Incognito', className: 'bg-cloak' },
]

/** When the visitor came: bars of the range, and everything known below them. */
export default function VisitsOverTime({ visitorId, filter, asked, chosenAt, drawn, onChangeRange }: Props) {
  const { zone } = useZone()
  const now = useNow()
  const hydrated = useHydrated()
  const [table, setTable] = useState(false)
  const { data: answer, error, refetch } = useQuery({ ...activityQuery(visitorId, { ...filter, ...asked }, zone), enabled: hydrated && drawn })
  // Drawn in small steps: a few hundred shapes must not hold up a click.
  const data = useDeferredValue(answer)
  const changeRange = useLatest(onChangeRange)
  // As asked at once, so that the brush stays where it was put while the bars are being fetched.
  const shown = wholeRange(asked) ?? (data && rangeOfSpan(data.bins, { start: 0, end: data.bins.length - 1 }))
  const { from, to } = shown ?? {}
  const range = useMemo(() => wholeRange({ from, to }), [from, to])
  const empty = data && data.bins.every((bin) => bin.visits === 0)
  const emptyHint = 'No visits in this range. Move the window below to where there are bars.'

  return (
    <Region
      label="Visits over time"
      className="h-full"
      actions={
        <>
          <Legend className="max-sm:hidden" />
          <Button variant="quiet" className="-mr-2 px-2!" aria-pressed={table} onClick={() => setTable(!table)}>
            {table ? 'Bars' : 'Table'}
          </Button>
        </>
      }
    >
      <Legend className="px-4 pt-2 sm:hidden" />
      <div className="relative min-h-0 flex-1">
        {data && range ? (
          <>
            <ActivityChart activity={data} zone={zone} now={now} range={range} chosenAt={chosenAt} table={table} onChangeRange={changeRange} />
            {empty && !table ? <p className="pointer-events-none absolute inset-x-4 top-8 text-center text-small text-text-2">{emptyHint}</p> : null}
          </>
        ) : error ? (
          <div className="flex flex-col items-center gap-2 p-6 text-center text-small text-text-2">
            The bars could not be fetched. {error.message}
            <Button onClick={() => void refetch()}>Try again</Button>
          </div>
        ) : (
          <ChartSkeleton />
        )}
      </div>
    </Region>
  )
}

function wholeRange({ from, to }: Partial<TimeRange> = {}): TimeRange | undefined {
  return from === undefined || to === undefined ? undefined : { from, to }
}

function Legend({ className }: { className: string }) {
  return (
    <ul aria-label="Legend" className={classNames('flex gap-3 text-label text-text-2', className)}>
      {legend.map((entry) => (
        <li key={entry.label} className="flex items-center gap-1.5">
          <span aria-hidden className={classNames('size-2.5 rounded-[2px]', entry.className)} />
          {entry.label}
        </li>
      ))}
    </ul>
  )
}
