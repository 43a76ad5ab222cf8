'use client'

import { useQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { useCallback, useMemo, useState } from 'react'
import { useHydrated } from '@/components/shell/hydration'
import { useVisitorZone, useZone } from '@/components/shell/zone-context'
import type { VisitorHistory } from '@/lib/console-api/answers'
import { overviewQuery, visitQuery } from '@/lib/console-api/visitor-queries'
import type { VisitFilter } from '@/lib/visits/visit'
import { isUnknown } from './refresh/is-unknown'
import { useRefresh } from './refresh/use-refresh'
import { useVisitList } from './timeline/use-visit-list'
import { matchesFilter } from './view/matches-filter'
import { useSettled } from './view/use-settled'
import { filterOf, noFilter, viewParsers, type VisitorView } from './view/visitor-view'

/** A held key asks for the details of the visit that it stops at, not of all it passes. */
const settleMs = 120

/** `push` makes the choice one to go back to. */
type HistoryMode = 'push' | 'replace'

/** All that the page knows and can do: the URL is the view, the queries are the content. */
export function useVisitorPage(visitorId: string) {
  const hydrated = useHydrated()
  const { zone } = useZone()
  const [view, setView] = useQueryStates(viewParsers)
  const filter = useFilter(view)
  const [archiveOnly, setArchiveOnly] = useState(false)
  const { refresh: ask, ...asked } = useRefresh(visitorId, filter)
  const [mapFits, setMapFits] = useState(0)
  const [meanwhile, setMeanwhile] = useState<{ filter: VisitFilter; history: VisitorHistory }>()

  const settledVisit = useSettled(view.visit ?? undefined, settleMs)
  const wantedDetails = useQuery({ ...visitQuery(visitorId, settledVisit ?? ''), enabled: settledVisit !== undefined })
  const list = useVisitList({
    visitorId, filter, archiveOnly, wantedId: view.visit ?? undefined, wanted: wantedDetails.data?.visit, meanwhile: meanwhile?.filter === filter ? meanwhile.history : undefined,
  })
  const newestId = list.visits[0]?.requestId
  const chosenId = view.visit ?? newestId
  const newestDetails = useQuery({ ...visitQuery(visitorId, newestId ?? ''), enabled: view.visit === null && newestId !== undefined })
  const details = view.visit === null ? newestDetails : wantedDetails
  // The zone decides hours and days; before hydration it is not known yet.
  const overview = useQuery({ ...overviewQuery(visitorId, zone), enabled: hydrated })
  useVisitorZone((details.data?.visit ?? list.newestVisit)?.ipLocation?.timezone)

  const choose = useCallback((requestId: string, history: HistoryMode = 'push') => void setView({ visit: requestId }, { history }), [setView])

  const changeView = useCallback(
    (patch: Partial<VisitorView>, history: HistoryMode = 'push') => {
      const chosen = list.visits.find((visit) => visit.requestId === view.visit)
      const next = filterOf({ ...view, ...patch })
      // A chosen visit that the new filter hides gives way to the newest that it leaves.
      const keep = chosen !== undefined && matchesFilter(chosen, next)
      void setView({ ...patch, ...(keep ? {} : { visit: null }) }, { history })
    },
    [list.visits, setView, view],
  )

  const refresh = useCallback(() => {
    setArchiveOnly(false)
    return ask()
  }, [ask])

  return {
    visitorId,
    view,
    filter,
    list,
    chosenId,
    details,
    overview,
    /** Whether the overview is asked for again once the history, which fills the archive that it reads, has come. */
    overviewAwaits: isUnknown(overview.error) && (list.awaiting || (list.newestVisit !== undefined && list.updatedAt > overview.errorUpdatedAt)),
    ...asked,
    archiveOnly,
    /** How often the map was asked to show all that it is about. */
    mapFits,
    fitMap: () => setMapFits((fits) => fits + 1),
    choose,
    /** Changes filters or the range. */
    changeView,
    setView,
    refresh,
    clearFilter: () => changeView(noFilter),
    showArchive: () => setArchiveOnly(true),
    /** What single sources have said, while all are awaited. */
    showMeanwhile: useCallback((history: VisitorHistory) => setMeanwhile({ filter, history }), [filter]),
    showNewest: () => {
      list.showNewest()
      void setView({ visit: null }, { history: 'push' })
    },
  }
}

export type VisitorPageState = ReturnType<typeof useVisitorPage>

/** The same object while none of its parts changes, since lists and queries compare it. */
function useFilter(view: VisitorView) {
  const { linked_id, incognito, country, browser, from, to } = view
  return useMemo(() => filterOf({ linked_id, incognito, country, browser, from, to }), [linked_id, incognito, country, browser, from, to])
}
