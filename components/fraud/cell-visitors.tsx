'use client'

import { useQuery } from '@tanstack/react-query'
import { Bot, HatGlasses, X } from 'lucide-react'
import type { CellOrder, MapCell, MapCellVisitor } from '@/lib/console-api/answers'
import { type MapParameters, mapCellQuery } from '@/lib/console-api/map-queries'
import { laterApi } from '@/lib/console-api/later-paths'
import { pages } from '@/lib/console-api/paths'
import { showControls } from '@/lib/visits/safe-text'
import { ExportButton } from '../export/export-button'
import { allVisits } from '../export/export-words'
import { cellName, positionText, shareText } from '../map/cell-words'
import { countText, numberText } from '../ui/count-text'
import { IconButton } from '../ui/icon-button'
import { Link } from '../ui/link'
import { QueryFailure } from '../ui/query-failure'
import { SelectField } from '../ui/select-field'
import { Skeleton } from '../ui/skeleton'
import { TimeText } from '../ui/time-text'
import type { CellKey } from './fraud-view'

interface CellVisitorsProps {
  chosen: CellKey
  /** Its figures, where it is on the map. */
  cell: MapCell | undefined
  parameters: MapParameters
  sort: CellOrder
  onSort: (sort: CellOrder) => void
  onClose: () => void
}

const orders: readonly { value: CellOrder; label: string }[] = [
  { value: 'bots', label: 'Most bot-like first' },
  { value: 'visits', label: 'Most visits first' },
  { value: 'last', label: 'Last seen first' },
]

/** Who was seen in the chosen cell. */
export default function CellVisitors({ chosen, cell, parameters, sort, onSort, onClose }: CellVisitorsProps) {
  const { data, error, refetch } = useQuery(mapCellQuery(chosen, parameters, sort))
  return (
    <aside aria-label="Visitors of the cell" className="flex min-h-0 flex-col border-line bg-surface max-md:border-t md:border-l">
      <div className="flex items-start gap-2 px-4 pt-3">
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-title">{cell ? `Around ${cellName(cell)}` : positionText(chosen)}</h2>
          <p className="font-mono text-label text-text-2">
            {positionText(chosen)}, cell of {chosen.size}°
          </p>
        </div>
        <IconButton icon={X} label="Close the list" onClick={onClose} />
      </div>
      {cell && <Figures cell={cell} />}
      <div className="flex items-center justify-between gap-2 border-y border-line px-4 py-1.5">
        <p role="status" className="text-small font-semibold">
          {data ? countText(data.found, 'visitor') : 'Visitors'}
        </p>
        <div className="flex items-center gap-2">
          <SelectField label="Order" labelHidden value={sort} options={orders} onChange={(event) => onSort(orders.find(({ value }) => value === event.target.value)?.value ?? 'bots')} />
          <ExportButton target={{ path: laterApi.exportCell, query: { ...parameters, ...chosen }, what: allVisits('in this cell that the window and the filters leave', cell && { visits: cell.visits, about: true }) }} />
        </div>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {error ? <QueryFailure what="the visitors of this cell" error={error} retry={() => void refetch()} /> : null}
        {!data && !error && <Skeleton className="m-4 h-40" />}
        {data?.visitors.length === 0 && <p className="px-4 py-6 text-center text-small text-text-3">Nobody was seen here in this window.</p>}
        <ul>
          {data?.visitors.map((visitor) => (
            <VisitorItem key={visitor.visitorId} visitor={visitor} />
          ))}
        </ul>
        {data && data.found > data.visitors.length && (
          <p className="px-4 py-3 text-small text-text-3">
            {numberText(data.visitors.length)} of {numberText(data.found)} are listed. Narrow the window or the filters, or come closer, to see the others.
          </p>
        )}
      </div>
    </aside>
  )
}

function Figures({ cell: { visits, visitors, bots, incognito } }: { cell: MapCell }) {
  const facts = [
    { label: 'Visits', value: numberText(visits) },
    { label: 'Visitors', value: numberText(visitors) },
    { label: 'Bots', value: shareText(bots, visits) },
    { label: 'Incognito', value: shareText(incognito, visits) },
  ]
  return (
    <dl className="flex gap-4 px-4 py-3">
      {facts.map(({ label, value }) => (
        <div key={label} className="border-line not-first:border-l not-first:pl-4">
          <dt className="text-label text-text-3">{label}</dt>
          <dd className="text-body font-semibold">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function VisitorItem({ visitor: { visitorId, visits, incognito, botProbability, linkedIds, lastSeen } }: { visitor: MapCellVisitor }) {
  return (
    <li className="border-b border-line px-4 py-2 hover:bg-hover">
      <div className="flex items-baseline justify-between gap-2">
        <Link href={pages.visitor(visitorId)} className="min-w-0 truncate font-mono text-small font-medium text-accent hover:underline max-sm:py-3">
          {visitorId}
        </Link>
        <TimeText ms={lastSeen} className="shrink-0 text-small text-text-2" />
      </div>
      <div className="flex items-center gap-3 text-small text-text-2">
        <span>{countText(visits, 'visit')}</span>
        <span className="min-w-0 flex-1 truncate">{linkedText(linkedIds)}</span>
        {incognito > 0 && (
          <span className="inline-flex items-center gap-1 text-cloak">
            <HatGlasses size={12} strokeWidth={1.75} aria-hidden />
            <span className="sr-only">Incognito</span> {numberText(incognito)}
          </span>
        )}
        {botProbability !== undefined && (
          <span className={botProbability >= 0.5 ? 'inline-flex items-center gap-1 text-warn' : 'inline-flex items-center gap-1'}>
            <Bot size={12} strokeWidth={1.75} aria-hidden />
            <span className="sr-only">Bot probability</span> {botProbability.toFixed(2)}
          </span>
        )}
      </div>
    </li>
  )
}

function linkedText(linkedIds: readonly string[]): string {
  const [only] = linkedIds
  if (only === undefined) return 'no linked id'
  return linkedIds.length === 1 ? showControls(only) : `${linkedIds.length} linked ids`
}
