'use client'

import { useEffect, useState } from 'react'
import type { Finding } from '@/lib/findings/finding'
import { useChartRange } from './chart/use-chart-range'
import { FindingsSkeleton } from './findings/findings-skeleton'
import { FactsSkeleton } from './header/facts-skeleton'
import { VisitorHeader } from './header/visitor-header'
import { later, soon } from '@/components/ui/later'
import { isUnknown } from './refresh/is-unknown'
import { loadRefresh } from './refresh/use-refresh'
import { useVisitorPage, type VisitorPageState } from './use-visitor-page'
import type { Part } from './view/part-tabs'
import { useLayout } from './view/use-layout'
import { countFilters, type VisitorView } from './view/visitor-view'
import { RegionsSkeleton } from './states/regions-skeleton'

// Fetched while all is well: when it is needed, nothing may be reachable.
const loadFailure = () => import('./states/failed-history')

// The frame and the questions to the server come first; what shows the answers is fetched beside them.
const HeaderActions = soon(() => import('./header/header-actions'))
const VisitorFacts = soon(() => import('./header/visitor-facts'), <FactsSkeleton />)
const FindingsStrip = soon(() => import('./findings/findings-strip'), <FindingsSkeleton />)
const VisitorRegions = soon(() => import('./visitor-regions'), <RegionsSkeleton />)
const SourceNotice = later(() => import('./states/source-notice'))
const SlowSources = later(() => import('./states/slow-sources'))
const FailedHistory = later(loadFailure)
const MissingVisitor = later(() => import('./states/missing-visitor'))
const NoRecentVisits = later(() => import('./states/no-recent-visits'))

/** Everything about one visitor. The frame and the id are there at once; each part fills by itself. */
export function VisitorPage({ visitorId }: { visitorId: string }) {
  const page = useVisitorPage(visitorId)
  const { list, overview, overviewAwaits } = page
  const layout = useLayout()
  const chart = useChartRange(page)
  const [part, setPart] = useState<Part>('timeline')
  const [archiveShown, setArchiveShown] = useState(false)

  useEffect(() => void Promise.all([loadFailure(), loadRefresh()]).catch(() => undefined), [])
  const nothingRecent = !archiveShown && hasNothingRecent(page)
  // A phone gives the other parts the whole window.
  const aside = layout === 'phone' && part !== 'timeline'

  const chooseFinding = (finding: Finding, patch: Partial<VisitorView>) => {
    chart.fit(finding)
    page.fitMap()
    void page.setView(patch, { history: 'push' })
  }
  const header = <VisitorHeader page={page} known actions={<HeaderActions page={page} known />} />
  const frame = 'flex h-full min-h-0 flex-col bg-surface sm:max-md:h-auto sm:max-md:min-h-full'

  if (isUnknown(list.error)) {
    return (
      <div className={frame}>
        <VisitorHeader page={page} known={false} actions={<HeaderActions page={page} known={false} />} />
        <MissingVisitor visitorId={visitorId} error={list.error} />
      </div>
    )
  }
  if (list.error && list.visits.length === 0) {
    return (
      <div className={frame}>
        {header}
        <FailedHistory error={list.error} onRetry={list.retry} onArchive={page.showArchive} onClear={countFilters(page.filter) > 0 ? page.clearFilter : undefined} />
      </div>
    )
  }
  if (nothingRecent) {
    return (
      <div className={frame}>
        {header}
        <NoRecentVisits page={page} onShow={() => setArchiveShown(true)} />
      </div>
    )
  }
  return (
    <div className={frame}>
      {header}
      <div hidden={aside}>
        {overviewAwaits ? <FactsSkeleton /> : <VisitorFacts page={page} />}
        {list.awaiting ? null : <SourceNotice page={page} />}
        {overview.data ? <FindingsStrip page={page} overview={overview.data} onChoose={chooseFinding} /> : overview.isError && !overviewAwaits ? null : <FindingsSkeleton />}
      </div>
      <VisitorRegions page={page} layout={layout} part={part} onPart={setPart} chart={chart} />
      {list.awaiting ? <SlowSources page={page} /> : null}
    </div>
  )
}

/** The regions answered without a visit of the last ten days; nobody asked for a certain one. */
function hasNothingRecent({ list, filter, view, archiveOnly }: VisitorPageState): boolean {
  if (list.awaiting || archiveOnly || view.visit !== null || countFilters(filter) > 0) return false
  const regions = (list.sources ?? []).filter(({ source }) => source !== 'archive')
  const answered = regions.length > 0 && regions.every(({ status }) => status === 'ok')
  return answered && (list.newestVisit === undefined || list.newestVisit.archived === true)
}
