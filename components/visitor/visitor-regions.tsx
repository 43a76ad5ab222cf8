'use client'

import dynamic from 'next/dynamic'
import { useCallback, useState, type ReactNode } from 'react'
import type { TimeRange } from '@/components/charts/brush-range'
import { useHydrated } from '@/components/shell/use-hydrated'
import { classNames } from '@/components/ui/class-names'
import { DetailsSkeleton } from './details/details-skeleton'
import { MapSkeleton } from './map/map-skeleton'
import { Region } from './region'
import { ChartSkeleton } from './states/chart-skeleton'
import { VisitTimeline } from './timeline/visit-timeline'
import { useVisitorKeys } from './use-visitor-keys'
import type { VisitorPageState } from './use-visitor-page'
import type { Layout } from './view/use-layout'
import { PartTabs, type Part } from './view/part-tabs'

// The timeline comes first; the others stand as empty regions until their code is there.
const VisitsOverTime = dynamic(() => import('./chart/visits-over-time'), { ssr: false, loading: () => <Loading label="Visits over time"><ChartSkeleton /></Loading> })
const VisitMapRegion = dynamic(() => import('./map/visit-map-region'), { ssr: false, loading: () => <Loading label="Visit map"><MapSkeleton /></Loading> })
const BrowserDetails = dynamic(() => import('./details/browser-details'), { ssr: false, loading: () => <Loading label="Browser details"><DetailsSkeleton /></Loading> })

interface Props {
  page: VisitorPageState
  layout: Layout
  part: Part
  onPart: (part: Part) => void
  chartRange: TimeRange | undefined
  onChangeRange: (range: TimeRange, history: 'push' | 'replace') => void
  onCopyId: () => void
  onCopyLink: () => void
}

/** The four regions, in one grid that is laid out by the window's width. None is ever unmounted: tabs only hide. */
export function VisitorRegions({ page, layout, part, onPart, chartRange, onChangeRange, onCopyId, onCopyLink }: Props) {
  const { visitorId, filter, chosenId, details, choose, list } = page
  // Over the map where there is no third column; open at first, so that the chosen visit is told.
  const [drawerOpen, setDrawerOpen] = useState(true)
  const [sheet, setSheet] = useState<'closed' | 'half' | 'full'>('closed')
  const [rawOpen, setRawOpen] = useState(false)
  const phone = layout === 'phone'
  const tabbed = phone || layout === 'column'

  const open = useCallback(() => {
    if (layout === 'drawer') setDrawerOpen(true)
    if (layout === 'column') onPart('details')
    if (layout === 'phone') {
      onPart('map')
      setSheet('half')
    }
  }, [layout, onPart])
  const chooseAndOpen = useCallback(
    (requestId: string) => {
      choose(requestId)
      if (layout !== 'column') open()
    },
    [choose, layout, open],
  )
  const close = () => {
    setDrawerOpen(false)
    setSheet('closed')
  }
  const toggleRaw = () => {
    open()
    setRawOpen((before) => !before)
  }
  useVisitorKeys({ page, range: chartRange, onChangeRange, onOpen: open, onClose: close, onToggleRaw: toggleRaw, onCopyId, onCopyLink })

  const sheetOpen = phone && sheet !== 'closed' && part === 'map'
  const shown: Record<Part, boolean> = {
    timeline: !tabbed || part === 'timeline',
    map: !tabbed || part === 'map',
    chart: !phone || part === 'chart',
    details: layout === 'wide' || (layout === 'drawer' && drawerOpen) || (tabbed && part === 'details') || sheetOpen,
  }
  // Until the browser is known, every part counts as shown.
  const hydrated = useHydrated()
  const mapDrawn = useEver(hydrated && shown.map)
  const chartDrawn = useEver(hydrated && shown.chart)
  const step = (direction: 1 | -1) => {
    const next = page.stepTo(direction)
    return next === undefined ? undefined : () => choose(next)
  }
  const chosenVisit = details.data?.visit.requestId === chosenId ? details.data?.visit : list.visits.find((visit) => visit.requestId === chosenId)
  const partial = (list.sources ?? []).some(({ status }) => status === 'failed')

  return (
    <div
      className={classNames(
        'relative grid min-h-0 flex-1 border-t border-line max-sm:border-t-0',
        'lg:min-h-[520px] lg:grid-cols-[448px_minmax(0,1fr)_352px] lg:grid-rows-[221px_minmax(0,1fr)]',
        'md:max-lg:min-h-[560px] md:max-lg:grid-cols-[400px_minmax(0,1fr)] md:max-lg:grid-rows-[221px_minmax(0,1fr)]',
        'max-md:flex max-md:min-h-0 max-md:flex-col',
      )}
    >
      {tabbed ? <PartTabs part={part} withChart={phone} onChange={onPart} /> : null}
      <Panel part="timeline" tabbed={tabbed} shown={shown.timeline} className="border-line md:col-start-1 md:row-span-2 md:row-start-1 md:border-r max-md:order-3 max-md:h-[70dvh] max-sm:h-auto max-sm:min-h-0 max-sm:flex-1">
        <VisitTimeline page={page} onChoose={chooseAndOpen} />
      </Panel>
      <Panel part="chart" tabbed={phone} shown={shown.chart} className="border-b border-line md:col-start-2 md:row-start-1 max-md:order-1 max-md:h-[221px] max-sm:order-3 max-sm:h-[320px]">
        <VisitsOverTime visitorId={visitorId} filter={filter} range={chartRange} chosenAt={chosenVisit?.timestamp} drawn={chartDrawn} onChangeRange={onChangeRange} />
      </Panel>
      <Panel
        part="map"
        tabbed={tabbed}
        shown={shown.map}
        className={classNames('md:col-start-2 md:row-start-2 max-md:order-3 max-md:h-[70dvh] max-sm:h-auto max-sm:min-h-0 max-sm:flex-1', drawerOpen && 'min-[1180px]:max-lg:mr-[352px]')}
      >
        <VisitMapRegion page={page} drawn={mapDrawn} onChoose={choose} />
      </Panel>
      <Panel
        part="details"
        tabbed={tabbed && !sheetOpen}
        shown={shown.details}
        className={classNames(
          'border-line lg:col-start-3 lg:row-span-2 lg:row-start-1 lg:border-l',
          'md:max-lg:z-[1100] md:max-lg:col-start-2 md:max-lg:row-start-2 md:max-lg:w-[352px] md:max-lg:justify-self-end md:max-lg:border-l md:max-[1180px]:shadow-float',
          sheetOpen
            ? classNames('fixed inset-x-0 bottom-0 z-[1200] overflow-hidden rounded-t-sheet shadow-float', sheet === 'full' ? 'h-[92dvh]' : 'h-[56dvh]')
            : 'max-md:order-3 max-md:h-[70dvh] max-sm:h-auto max-sm:min-h-0 max-sm:flex-1',
        )}
      >
        <BrowserDetails
          partial={partial}
          rawOpen={rawOpen}
          onToggleRaw={() => setRawOpen(!rawOpen)}
          onNewer={step(-1)}
          onOlder={step(1)}
          onClose={layout === 'drawer' || sheetOpen ? close : undefined}
          sheet={sheetOpen ? { full: sheet === 'full', onResize: setSheet } : undefined}
          page={page}
        />
      </Panel>
    </div>
  )
}

function Loading({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Region label={label} className="h-full">
      <div className="min-h-0 flex-1">{children}</div>
    </Region>
  )
}

/** Whether `value` is or has been true. */
function useEver(value: boolean): boolean {
  const [ever, setEver] = useState(value)
  if (value && !ever) setEver(true)
  return ever
}

interface PanelProps {
  part: Part
  tabbed: boolean
  shown: boolean
  className?: string
  children: ReactNode
}

/** Where a region stands; a tab's panel where there are tabs. */
function Panel({ part, tabbed, shown, className, children }: PanelProps) {
  const tab = tabbed ? { role: 'tabpanel', id: `part-${part}`, 'aria-labelledby': `tab-${part}` } : {}
  return (
    <div {...tab} hidden={!shown} className={classNames('min-h-0 min-w-0', className)}>
      {children}
    </div>
  )
}
