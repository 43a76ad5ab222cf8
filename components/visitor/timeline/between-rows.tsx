'use client'

import { ChevronDown, ChevronRight, OctagonAlert, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { classNames } from '@/components/ui/class-names'
import { countText } from '@/components/ui/count-text'
import type { DayRow, FoldRow, HopRow, SilenceRow } from '@/lib/visits/timeline'

const rail = 'absolute inset-y-0 left-[94px] border-l'

/** The heading of a day. */
export const DayLine = memo(function DayLine({ row }: { row: DayRow }) {
  return (
    <div className="flex h-7 items-center justify-between border-y border-line bg-sunken px-4 text-small">
      <h3 className="font-semibold">
        {row.prefix === undefined ? '' : `${row.prefix}, `}
        {row.date}
      </h3>
      {/* Of a day of which more may be loaded, a count would be a wrong one. */}
      {row.complete ? (
        <span className="text-label text-text-2">
          {countText(row.visits, row.sparse ? 'matching visit' : 'visit')}
        </span>
      ) : null}
    </div>
  )
})

/** A journey between two visits; an impossible one is a band. */
export const HopLine = memo(function HopLine({ row }: { row: HopRow }) {
  const { verdict, explained } = row.travel
  const impossible = verdict === 'impossible' && explained === undefined
  const odd = verdict !== 'plausible'
  const Icon = impossible ? OctagonAlert : TriangleAlert
  return (
    <div className={classNames('relative flex min-h-[30px] items-center gap-1.5 py-1 pr-3 pl-[109px] text-small', impossible ? 'bg-danger-weak font-semibold text-danger' : odd ? 'bg-warn-weak font-medium text-warn' : 'text-text-2')}>
      <span aria-hidden className={classNames(rail, 'border-dashed', impossible ? 'border-l-2 border-danger' : odd ? 'border-warn' : 'border-line-2')} />
      {odd ? <Icon size={14} strokeWidth={1.75} aria-hidden className="shrink-0" /> : null}
      {row.text}
    </div>
  )
})

/** A long gap. */
export const SilenceLine = memo(function SilenceLine({ row }: { row: SilenceRow }) {
  return (
    <div className="relative flex h-7 items-center pl-[109px] text-small text-text-2">
      <span aria-hidden className={classNames(rail, 'border-dashed border-line-2')} />
      {row.text}
    </div>
  )
})

/** A run of visits in which nothing changed. */
export const FoldLine = memo(function FoldLine({ row, onToggle }: { row: FoldRow; onToggle: (row: FoldRow) => void }) {
  const Chevron = row.open ? ChevronDown : ChevronRight
  return (
    <div className="relative">
      <span aria-hidden className={classNames(rail, 'border-dashed border-line-2')} />
      <button type="button" aria-expanded={row.open} onClick={() => onToggle(row)} className="flex min-h-7 w-full items-center gap-1.5 pr-3 pl-[109px] text-left text-small font-medium -outline-offset-2 hover:bg-hover max-sm:min-h-11">
        <Chevron size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-text-2" />
        {row.text}
      </button>
    </div>
  )
})
