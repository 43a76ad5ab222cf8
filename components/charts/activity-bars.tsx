'use client'

import { memo, useMemo } from 'react'
import { Bar, BarChart, CartesianGrid, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis, type BarShapeProps, type TooltipContentProps } from 'recharts'
import type { VisitorActivity } from '@/lib/console-api/answers'
import { barRows, countTicks, tickIndices, type BarRow } from './bar-rows'
import { axisLabel, binLabel, visitCount } from './bin-words'

interface Props {
  activity: VisitorActivity
  zone: string
  now: number
  chosenAt?: number
  onChooseBin: (from: number, to: number) => void
}

/** At most 200 bars. For the eyes and the mouse; the table beside it says the same to everyone else. */
export const ActivityBars = memo(function ActivityBars({ activity, zone, now, chosenAt, onChooseBin }: Props) {
  const { bins, unit, windowStart } = activity
  const rows = useMemo(() => barRows(bins, chosenAt), [bins, chosenAt])
  const ticks = useMemo(() => tickIndices(bins.length, 5), [bins.length])
  const counts = useMemo(() => countTicks(bins), [bins])
  const edge = rows.find((row) => row.to > windowStart)
  const edgeInside = edge !== undefined && edge.index > 0

  const label = (index: number) => {
    const row = rows[index]
    if (!row) return ''
    return unit === 'day' && now >= row.from && now < row.to ? 'Today' : axisLabel(row.from, unit, zone)
  }

  return (
    <ResponsiveContainer width="100%" height="100%" debounce={50}>
      <BarChart
        data={rows}
        margin={{ top: 16, right: 14, bottom: 0, left: 0 }}
        barCategoryGap={bins.length > 80 ? '8%' : '16%'}
        accessibilityLayer={false}
        onClick={({ activeTooltipIndex }) => {
          // Before the pointer has been over a bar there is none, and Number(null) is the first.
          const row = typeof activeTooltipIndex === 'string' || typeof activeTooltipIndex === 'number' ? rows[Number(activeTooltipIndex)] : undefined
          if (row) onChooseBin(row.from, row.to - 1)
        }}
        className="cursor-pointer"
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="index" ticks={ticks} interval={0} tickFormatter={label} tick={{ fontSize: 11, fill: 'var(--text-3)' }} tickLine={false} axisLine={{ stroke: 'var(--line-2)' }} height={20} />
        <YAxis width={28} ticks={counts} domain={[0, counts[counts.length - 1] ?? 1]} tick={{ fontSize: 11, fill: 'var(--text-3)' }} tickLine={false} axisLine={false} />
        <Tooltip cursor={{ fill: 'var(--hover)', opacity: 0.6 }} isAnimationActive={false} content={(props) => <BarTip {...props} zone={zone} unit={unit} />} />
        <Bar dataKey="visits" shape={VisitsBar} isAnimationActive={false} />
        {edgeInside ? (
          <ReferenceLine x={edge.index} position="start" stroke="var(--text-3)" strokeDasharray="2 3" label={{ value: 'last 10 days', position: 'insideTopLeft', dy: -18, fontSize: 11, fill: 'var(--text-3)' }} />
        ) : null}
      </BarChart>
    </ResponsiveContainer>
  )
})

/** All parts of a bin as one shape: a chart does much for each series that it knows of. */
function VisitsBar({ x, y, width, height, payload }: BarShapeProps) {
  if (height <= 0 || !isBarRow(payload)) return null
  const { visits, archive, recent, incognito, chosen } = payload
  const share = height / visits
  const top = { archive: y + (incognito + recent) * share, recent: y + incognito * share }
  return (
    <g>
      {archive === 0 ? null : chosen ? (
        <rect x={x} y={top.archive} width={width} height={archive * share} fill="var(--accent)" />
      ) : (
        <rect x={x + 0.5} y={top.archive + 0.5} width={Math.max(1, width - 1)} height={Math.max(1, archive * share - 1)} fill="var(--bar-2)" stroke="var(--bar)" />
      )}
      {recent === 0 ? null : <rect x={x} y={top.recent} width={width} height={recent * share} fill={chosen ? 'var(--accent)' : 'var(--bar)'} />}
      {incognito === 0 ? null : <rect x={x} y={y} width={width} height={incognito * share} fill="var(--cloak)" />}
    </g>
  )
}

function BarTip({ active, payload, zone, unit }: TooltipContentProps & { zone: string; unit: VisitorActivity['unit'] }) {
  const row: unknown = payload[0]?.payload
  if (!active || !isBarRow(row)) return null
  return (
    <div className="rounded-control bg-surface px-2 py-1 text-small text-text shadow-float">
      <div className="font-medium">{binLabel(row.from, unit, zone)}</div>
      <div className="text-text-2">
        {visitCount(row.visits)}
        {row.incognito > 0 ? `, ${row.incognito} incognito` : ''}
        {row.archive > 0 ? `, ${row.archive} from the archive alone` : ''}
      </div>
    </div>
  )
}

function isBarRow(value: unknown): value is BarRow {
  return typeof value === 'object' && value !== null && 'chosen' in value && 'incognito' in value
}
