'use client'

import { useQuery } from '@tanstack/react-query'
import { ListFilter } from 'lucide-react'
import dynamic from 'next/dynamic'
import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useState } from 'react'
import { useZone } from '@/components/shell/zone-context'
import { buttonClass } from '@/components/ui/button-class'
import { countText, numberText } from '@/components/ui/count-text'
import { Gradually } from '@/components/ui/gradually'
import { later } from '@/components/ui/later'
import { SegmentedControl } from '@/components/ui/segmented-control'
import { useNow } from '@/components/ui/use-now'
import { usePopover } from '@/components/ui/use-popover'
import { regionsQuery } from '@/lib/console-api/region-queries'
import { hostOf } from '@/lib/visits/safe-text'
import { dayNumber } from '@/lib/visits/time-zone'
import type { Travel } from '@/lib/visits/travel'
import { buildTimeline, toggleFold, type FoldRow } from '@/lib/visits/timeline'
import { rangeText } from '../range-text'
import { Region } from '../region'
import { FilterEmpty } from '../states/filter-empty'
import { TimelineSkeleton } from '../states/timeline-skeleton'
import type { VisitorPageState } from '../use-visitor-page'
import { useLatest } from '../view/use-latest'
import { countFilters } from '../view/visitor-view'
import { CoverageLine } from './coverage-line'
import { filterPanelId } from './filter-panel-id'
import { FirstRows } from './first-rows'
import { TimelineEnd } from './timeline-end'

// The first rows do not wait for what scrolls through twenty thousand of them.
const loadList = () => import('./timeline-list')
const TimelineList = lazy(loadList)
if (typeof window !== 'undefined') loadList().catch(() => undefined)
const NewVisits = later(() => import('../live/new-visits'))
const FilterPanel = dynamic(() => import('./filter-panel'), { ssr: false })

/** Every visit, newest first, with what changed, and what lies between. */
export default function VisitTimeline({ page, onChoose: choose }: { page: VisitorPageState; onChoose: (requestId: string) => void }) {
  const { list, view, filter, overview, chosenId } = page
  const { zone } = useZone()
  const now = useNow()
  const [openFolds, setOpenFolds] = useState<ReadonlySet<string>>(new Set())
  const active = countFilters(filter)
  const sparse = countFilters({ ...filter, from: undefined, to: undefined }) > 0
  // Where the list starts or ends within a day, a count of that day's visits would be a wrong one.
  const startsWithin = list.skipsNewer || (filter.to !== undefined && isWithinDay(zone, filter.to, filter.to + 1))
  const wholeToEnd = list.complete && !(filter.from !== undefined && isWithinDay(zone, filter.from - 1, filter.from))
  // A page of visits that comes while somebody scrolls is drawn in small steps.
  const loaded = useDeferredValue(list.loaded)
  const rows = useMemo(() => {
    const { visits, pages } = loaded
    const travels: Record<string, Travel> = {}
    for (const page of pages) Object.assign(travels, page.travels)
    const built = buildTimeline(visits, { zone, now, firsts: overview.data?.firsts, travels, chosen: chosenId, openFolds, complete: wholeToEnd, onlyChanges: view.changes, sparse })
    const [first, ...rest] = built
    return startsWithin && first?.kind === 'day' ? [{ ...first, complete: false }, ...rest] : built
  }, [loaded, wholeToEnd, startsWithin, zone, now, overview.data?.firsts, chosenId, openFolds, view.changes, sparse])
  const newestPage = loaded.pages[0]
  const usualHost = useMemo(() => mostCommonHost(newestPage?.visits.map((visit) => hostOf(visit.url)) ?? []), [newestPage])
  const toggle = useCallback((row: FoldRow) => setOpenFolds((open) => toggleFold(open, row)), [])
  const onChoose = useLatest(choose)
  const loadOlder = useLatest(list.loadOlder)
  const { data: regions = [] } = useQuery(regionsQuery())
  // Who reads on while sources are awaited keeps the visit that was the newest until then.
  const keepChosen = useLatest(() => {
    if (list.awaiting && view.visit === null && chosenId !== undefined) page.choose(chosenId, 'replace')
  })
  const { asked, complete, awaiting, failedOlder, error, skipsNewer } = list
  const shown = loaded.visits.length
  // The same while the list below which it stands is: that is drawn anew for what it shows alone.
  const end = useMemo(
    () => <TimelineEnd {...{ asked, complete, awaiting, failedOlder, error, skipsNewer, shown }} filtered={active > 0} onLoad={loadOlder} />,
    [asked, complete, awaiting, failedOlder, error, skipsNewer, shown, active, loadOlder],
  )
  const shared = { rows, chosenId, usualHost, regional: regions.length > 1, onChoose, onToggleFold: toggle }

  return (
    <Region
      label="Visit timeline"
      className="h-full"
      note={rangeText(filter, zone) ?? countNote(list, sparse, overview.data?.visits)}
      actions={
        <>
          <FilterButton page={page} active={active} />
          <SegmentedControl
            label="Visits shown"
            value={view.changes ? 'changes' : 'all'}
            onChange={(value) => void page.setView({ changes: value === 'changes' }, { history: 'push' })}
            options={[
              { value: 'all', label: 'All' },
              { value: 'changes', label: 'Changes' },
            ]}
          />
        </>
      }
    >
      {list.skipsNewer ? (
        <button type="button" onClick={page.showNewest} className="min-h-8 shrink-0 border-b border-line bg-sunken px-4 text-left text-small text-text-2 max-sm:min-h-11">
          Newer visits are above. <span className="font-medium text-accent">Show the newest</span>
        </button>
      ) : null}
      {list.awaiting ? null : <NewVisits page={page} />}
      {list.loading ? (
        <TimelineSkeleton />
      ) : list.visits.length === 0 ? (
        <FilterEmpty active={active} hidden={overview.data?.visits} onClear={page.clearFilter} />
      ) : (
        <Gradually place={<TimelineSkeleton />}>
          <Suspense fallback={<FirstRows {...shared} />}>
            <TimelineList {...shared} byDefault={view.visit === null} onRead={keepChosen} onNearEnd={loadOlder} end={end} />
          </Suspense>
        </Gradually>
      )}
      <CoverageLine page={page} />
    </Region>
  )
}

/** Whether two instants, one after the other, are of one day: a list that ends between them cuts it. */
const isWithinDay = (zone: string, before: number, after: number) => dayNumber(zone, before) === dayNumber(zone, after)

/** How many visits there are; of a filtered list, how many of them match, once that is known. */
function countNote(list: VisitorPageState['list'], sparse: boolean, all: number | undefined): string | undefined {
  if (all === undefined || list.refreshing) return undefined
  if (!sparse) return countText(all, 'visit')
  return list.complete && !list.skipsNewer ? `${numberText(list.visits.length)} of ${numberText(all)} match` : undefined
}

function FilterButton({ page, active }: { page: VisitorPageState; active: number }) {
  const { open, button, panel, close } = usePopover({ align: 'end', id: filterPanelId })
  return (
    <>
      <button {...button} className={buttonClass('quiet', 'px-1.5! max-sm:px-2!')}>
        <ListFilter size={14} strokeWidth={1.75} aria-hidden />
        Filter
        {active > 0 ? (
          <span className="rounded-full bg-accent px-1.5 text-label text-on-accent">
            {active}
            <span className="sr-only"> active</span>
          </span>
        ) : null}
      </button>
      <div {...panel} aria-label="Filter visits" className="floating w-[300px] p-4">
        {open ? <FilterPanel page={page} close={close} /> : null}
      </div>
    </>
  )
}

function mostCommonHost(hosts: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>()
  for (const host of hosts) if (host !== undefined) counts.set(host, (counts.get(host) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}
