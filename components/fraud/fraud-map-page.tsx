'use client'

import { useQuery } from '@tanstack/react-query'
import { useTheme } from 'next-themes'
import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { memo, useCallback, useMemo, useRef, useState } from 'react'
import type { MapAnswer, MapCell } from '@/lib/console-api/answers'
import { mapQuery } from '@/lib/console-api/map-queries'
import { dayText } from '@/lib/visits/time-zone'
import { canDraw } from '../map/can-draw'
import { shareText } from '../map/cell-words'
import { cellColours } from '../map/fraud-ramp'
import { type MapPlaceAndZoom, type SeenArea, wholeWorldSeen } from '../map/seen-area'
import { useConsole } from '../shell/console-context'
import { SaveSearch } from '../saved/save-search'
import { useHydrated } from '../shell/hydration'
import { useKeys } from '../shell/keys'
import { useZone } from '../shell/zone-context'
import { Button } from '../ui/button'
import { countText, numberText } from '../ui/count-text'
import { later } from '../ui/later'
import { QueryFailure } from '../ui/query-failure'
import { SegmentedControl } from '../ui/segmented-control'
import { Skeleton } from '../ui/skeleton'
import CellTable from './cell-table'
import { isSame, nextCell } from './choose-cell'
import { FraudFilters } from './fraud-filters'
import { FraudLegend } from './fraud-legend'
import { type FraudView, filterNames, filterParameters, fraudParsers, noFilter, rangeOf } from './fraud-view'
import { writePlace } from './write-place'

const FraudMap = memo(dynamic(() => import('../map/fraud-map'), { ssr: false, loading: () => <Skeleton className="size-full" /> }))
const Scrubber = later(() => import('./scrubber'), <Skeleton className="mx-4 my-2 h-20" />)
const CellVisitors = later(() => import('./cell-visitors'), <Skeleton className="m-4 h-40" />)

const hourMs = 3_600_000
const usualPlace: MapPlaceAndZoom = { latitude: 28, longitude: 12, zoom: 2 }
/** Beside the map, over its right edge, below it, and as a sheet over all of the page where a phone has room for one thing. */
const listPlace =
  'grid min-h-0 lg:w-[344px] md:max-lg:absolute md:max-lg:inset-y-0 md:max-lg:right-0 md:max-lg:z-[1001] md:max-lg:w-[344px] sm:max-md:h-[42%] max-sm:absolute max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-[1001] max-sm:h-[62%] max-sm:overflow-hidden max-sm:rounded-t-sheet'
const colourNames = { bots: 'Bots', incognito: 'Incognito', visits: 'Visits', visitors: 'Visitors' }

/** Where everybody was: cells of visits on the world, filtered and scrubbed through time. */
export function FraudMapPage() {
  // Windows of time and the address are the browser's own affair.
  return useHydrated() ? <FraudConsole /> : <Skeleton className="m-4 h-[80%]" />
}

function FraudConsole() {
  const { tileUrl } = useConsole()
  const { resolvedTheme } = useTheme()
  const [view, setView] = useQueryStates(fraudParsers, { history: 'replace' })
  const [openedAt] = useState(() => Math.ceil(Date.now() / hourMs) * hourMs)
  const [start, setStart] = useState(() => view.at ?? usualPlace)
  const place = useRef(start)
  const [seen, setSeen] = useState<SeenArea>(wholeWorldSeen)
  const drawable = useMemo(() => canDraw(), [])
  const range = rangeOf(view, openedAt)
  const filter = useMemo(() => filterParameters(view), [view])
  const parameters = { ...filter, from: range?.from, to: range?.to }
  const { data, error, refetch, isPlaceholderData } = useQuery(mapQuery(seen, parameters))
  const asTable = view.table || !drawable
  const chosen = view.cell === null ? undefined : data?.cells.find((cell) => isSame(cell, view.cell))

  const change = (changes: Partial<FraudView>, history: 'push' | 'replace' = 'push') => void setView(changes, { history })
  const onChoose = useCallback(({ latitude, longitude, size }: MapCell) => void setView({ cell: { latitude, longitude, size } }, { history: 'push' }), [setView])
  const onView = useCallback((area: SeenArea, at: MapPlaceAndZoom) => {
    setSeen((before) => (JSON.stringify(before) === JSON.stringify(area) ? before : area))
    place.current = at
    writePlace(at)
  }, [])
  const showTable = (table: boolean) => {
    setStart(place.current)
    change({ table })
  }
  const step = (by: -1 | 1) => {
    const next = nextCell(data?.cells ?? noCells, view.cell, by)
    if (next) onChoose(next)
  }
  const shift = (direction: -1 | 1) => {
    if (!range) return
    const width = (range.to + 1 - range.from) * direction
    change({ from: range.from + width, to: range.to + width }, 'replace')
  }
  useKeys({ t: () => showTable(!view.table), n: () => step(1), p: () => step(-1), '[': () => shift(-1), ']': () => shift(1), Escape: () => change({ cell: null }) })

  return (
    <section aria-label="Fraud map" className="relative flex h-full min-h-[560px] flex-col bg-surface">
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-2 border-b border-line px-4 py-2">
        <h1 className="mr-1 text-title">Fraud map</h1>
        <FraudFilters view={view} onChange={change} />
        <SaveSearch label="Save view" />
        <div className="ml-auto flex flex-wrap items-center gap-2">
          <p role="status" className="text-small text-text-2">
            {data ? cellsText(data) : 'Counting visits'}
          </p>
          <SegmentedControl label="Colour" value={view.colour} onChange={(colour) => change({ colour }, 'replace')} options={cellColours.map((value) => ({ value, label: colourNames[value] }))} />
          {drawable && (
            <SegmentedControl
              label="Shown as"
              value={view.table ? 'table' : 'map'}
              onChange={(value) => showTable(value === 'table')}
              options={[
                { value: 'map', label: 'Map' },
                { value: 'table', label: 'Table' },
              ]}
            />
          )}
        </div>
      </header>
      {error ? <QueryFailure what="the map's figures" error={error} retry={() => void refetch()} /> : null}
      <Notes answer={data} drawable={drawable} />
      <div className="flex min-h-0 flex-1 max-md:flex-col sm:relative">
        <div className="relative min-h-0 min-w-0 flex-1" aria-busy={isPlaceholderData || undefined}>
          {asTable ? (
            <CellTable cells={data?.cells ?? noCells} order={view.order} chosen={view.cell} onOrder={(order) => change({ order }, 'replace')} onChoose={onChoose} />
          ) : (
            <>
              <FraudMap cells={data?.cells ?? noCells} colour={view.colour} chosen={chosen} start={start} theme={resolvedTheme === 'dark' ? 'dark' : 'light'} tileUrl={tileUrl} onChoose={onChoose} onView={onView} />
              <FraudLegend colour={view.colour} cells={data?.cells ?? noCells} />
              {!tileUrl && <p className="pointer-events-none absolute right-1.5 bottom-1 z-[1000] rounded-control bg-surface px-1 text-label text-text-2">Natural Earth · GeoNames</p>}
            </>
          )}
          {data?.cells.length === 0 && !isPlaceholderData && <Nothing filtered={filterNames.some((name) => view[name] !== null)} onClear={() => change(noFilter)} onAll={() => change({ all: true, from: null, to: null })} />}
        </div>
        {view.cell && (
          <div className={listPlace}>
            <CellVisitors chosen={view.cell} cell={chosen} parameters={parameters} sort={view.sort} onSort={(sort) => change({ sort }, 'replace')} onClose={() => change({ cell: null })} />
          </div>
        )}
      </div>
      <Scrubber
        filter={filter}
        range={range}
        openedAt={openedAt}
        summary={data ? `${countText(data.visits, 'visit')}, ${shareText(data.bots, data.visits)} bots` : 'Counting visits'}
        onRange={(next, history) => change(next ? { from: next.from, to: next.to, all: false } : { from: null, to: null, all: true }, history)}
      />
    </section>
  )
}

const noCells: readonly MapCell[] = []

/** "14,881 visits in 36 cells" */
const cellsText = ({ visits, cells }: MapAnswer) => `${countText(visits, 'visit')} in ${countText(cells.length, 'cell')}`

/** What the figures are not. */
function Notes({ answer, drawable }: { answer: MapAnswer | undefined; drawable: boolean }) {
  const { zone } = useZone()
  const notes = [
    drawable ? undefined : 'This browser cannot draw the map, so here is its table.',
    answer?.countedOnly && `Filters look through visits one by one: only the newest ${numberText(answer.countedOnly.looked)} were looked through, back to ${dayText(zone, answer.countedOnly.backTo, answer.to)}. Shorten the window to see what lies before.`,
    answer && answer.visitorsError > 0 ? `Visitors are estimated, mostly within ${(answer.visitorsError * 100).toFixed(1)} %.` : undefined,
  ].filter((note) => note !== undefined)
  return notes.length === 0 ? null : <p className="shrink-0 border-b border-line bg-sunken px-4 py-1.5 text-small text-text-2">{notes.join(' ')}</p>
}

function Nothing({ filtered, onClear, onAll }: { filtered: boolean; onClear: () => void; onAll: () => void }) {
  return (
    <div className="absolute top-1/3 left-1/2 z-[1000] flex w-72 -translate-x-1/2 flex-col items-center gap-2 rounded-panel border border-line-2 bg-surface p-4 text-center text-small text-text-2">
      <p>{filtered ? 'No visit matches here in this window.' : 'No visit with a place in this view and window.'}</p>
      <div className="flex gap-2">
        {filtered && <Button onClick={onClear}>Clear filters</Button>}
        <Button onClick={onAll}>Show all times</Button>
      </div>
    </div>
  )
}
