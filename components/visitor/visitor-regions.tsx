'use client'

import { useCallback, useRef, useState, type ReactNode, type Ref } from 'react'
import { flushSync } from 'react-dom'
import { useHydrated } from '@/components/shell/hydration'
import { classNames } from '@/components/ui/class-names'
import type { useChartRange } from './chart/use-chart-range'
import { DetailsSkeleton } from './details/details-skeleton'
import { soon } from '@/components/ui/later'
import { MapSkeleton } from './map/map-skeleton'
import { isUnknown } from './refresh/is-unknown'
import { useFollowHistory } from './refresh/use-follow-history'
import { regionsGrid } from './regions-grid'
import { ChartSkeleton } from './states/chart-skeleton'
import { EmptyRegion } from './states/empty-region'
import { filterPanelId } from './timeline/filter-panel-id'
import VisitTimeline from './timeline/visit-timeline'
import { useOverlayFocus } from './use-overlay-focus'
import type { VisitorPageState } from './use-visitor-page'
import type { Layout } from './view/use-layout'
import { PartTabs, type Part } from './view/part-tabs'
import VisitorKeys from './visitor-keys'

const noBars = <EmptyRegion label="Visits over time"><ChartSkeleton /></EmptyRegion>
const VisitsOverTime = soon(() => import('./chart/visits-over-time'), noBars)
const VisitMapRegion = soon(() => import('./map/visit-map-region'), <EmptyRegion label="Visit map"><MapSkeleton /></EmptyRegion>)
const noDetails = <EmptyRegion label="Browser details"><DetailsSkeleton /></EmptyRegion>
const BrowserDetails = soon(() => import('./details/browser-details'), noDetails)

interface Props {
  page: VisitorPageState
  layout: Layout
  part: Part
  onPart: (part: Part) => void
  chart: ReturnType<typeof useChartRange>
}

/** The four regions, in one grid that is laid out by the window's width. None is ever unmounted: tabs only hide. */
export default function VisitorRegions({ page, layout, part, onPart, chart }: Props) {
  const { visitorId, filter, chosenId, details, choose, changeView, list } = page
  useFollowHistory(page)
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
  const showFilter = () => {
    // A pop-over shows nothing of itself below what is hidden.
    if (tabbed) flushSync(() => onPart('timeline'))
    document.getElementById(filterPanelId)?.showPopover()
  }
  const toggleRaw = () => {
    open()
    setRawOpen((before) => !before)
  }

  const sheetOpen = phone && sheet !== 'closed' && part === 'map'
  const shown: Record<Part, boolean> = {
    timeline: !tabbed || part === 'timeline',
    map: !tabbed || part === 'map',
    chart: !phone || part === 'chart',
    details: layout === 'wide' || (layout === 'drawer' && drawerOpen) || (tabbed && part === 'details') || sheetOpen,
  }
  const overlaid = sheetOpen || (layout === 'drawer' && drawerOpen)
  const detailsPanel = useRef<HTMLDivElement>(null)
  useOverlayFocus({ open: overlaid, layout, panel: detailsPanel })
  // Until the browser is known, every part counts as shown.
  const hydrated = useHydrated()
  const mapDrawn = useEver(hydrated && shown.map)
  const chartDrawn = useEver(hydrated && shown.chart)
  const chosenVisit = details.data?.visit.requestId === chosenId ? details.data?.visit : list.visits.find((visit) => visit.requestId === chosenId)
  // A visit that a link names may be one that the history brings.
  const detailsAwait = isUnknown(details.error) && (list.awaiting || page.overviewAwaits)
  const partial = (list.sources ?? []).some(({ status }) => status === 'failed')

  return (
    <div
      className={regionsGrid}
    >
      <VisitorKeys page={page} range={chart.range} onOpen={open} onClose={overlaid ? close : undefined} onToggleRaw={toggleRaw} onFilter={showFilter} />
      {tabbed ? <PartTabs part={part} withChart={phone} onChange={onPart} /> : null}
      <Panel part="timeline" tabbed={tabbed} shown={shown.timeline} className="border-line md:col-start-1 md:row-span-2 md:row-start-1 md:border-r max-md:order-3 max-md:h-[70dvh] max-sm:h-auto max-sm:min-h-0 max-sm:flex-1">
        <VisitTimeline page={page} onChoose={chooseAndOpen} />
      </Panel>
      <Panel part="chart" tabbed={phone} shown={shown.chart} className="border-b border-line md:col-start-2 md:row-start-1 max-md:order-1 max-md:h-[221px] max-sm:order-3 max-sm:h-[320px]">
        {page.overviewAwaits ? noBars : <VisitsOverTime visitorId={visitorId} filter={filter} asked={chart.asked} chosenAt={chosenVisit?.timestamp} drawn={chartDrawn} onChangeRange={changeView} />}
      </Panel>
      <Panel
        part="map"
        tabbed={tabbed}
        shown={shown.map}
        className={classNames('md:col-start-2 md:row-start-2 max-md:order-3 max-md:h-[70dvh] max-sm:h-auto max-sm:min-h-0 max-sm:flex-1', drawerOpen && 'min-[1180px]:max-lg:mr-[352px]', sheetOpen && 'mb-[calc(56dvh-130px)]')}
      >
        <VisitMapRegion page={page} drawn={mapDrawn} onChoose={choose} />
      </Panel>
      <Panel
        ref={detailsPanel}
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
        {detailsAwait ? noDetails : (
          <BrowserDetails
            partial={partial}
            rawOpen={rawOpen}
            onToggleRaw={() => setRawOpen(!rawOpen)}
            onClose={overlaid ? close : undefined}
            sheet={sheetOpen ? { full: sheet === 'full', onResize: setSheet } : undefined}
            page={page}
          />
        )}
      </Panel>
    </div>
  )
}

/** Whether `value` is or has been true. */
function useEver(value: boolean): boolean {
  const [ever, setEver] = useState(value)
  if (value && !ever) setEver(true)
  return ever
}

interface PanelProps {
  ref?: Ref<HTMLDivElement>
  part: Part
  tabbed: boolean
  shown: boolean
  className?: string
  children: ReactNode
}

/** Where a region stands; a tab's panel where there are tabs. */
function Panel({ ref, part, tabbed, shown, className, children }: PanelProps) {
  const tab = tabbed ? { role: 'tabpanel', id: `part-${part}`, 'aria-labelledby': `tab-${part}` } : {}
  return (
    <div ref={ref} {...tab} hidden={!shown} className={classNames('min-h-0 min-w-0', className)}>
      {children}
    </div>
  )
}
