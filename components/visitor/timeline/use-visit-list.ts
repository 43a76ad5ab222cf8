'use client'

import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { ListedVisit, VisitorHistory } from '@/lib/console-api/answers'
import { historyQuery } from '@/lib/console-api/visitor-queries'
import type { Visit, VisitFilter } from '@/lib/visits/visit'
import { matchesFilter } from '../view/matches-filter'

interface Asked {
  visitorId: string
  filter: VisitFilter
  /** Ask no region. */
  archiveOnly: boolean
  /** The visit that must be in the list, if the filter leaves it; known once its details are. */
  wantedId: string | undefined
  wanted: Visit | undefined
  /** What single sources have said, to be shown until the answer of all is there. */
  meanwhile: VisitorHistory | undefined
}

/**
 * The loaded visits, newest first. A wanted visit that lies deeper than what is loaded does not load everything above
 * it: the list then starts at its time, and `skipsNewer` says so.
 */
export function useVisitList({ visitorId, filter, archiveOnly, wantedId, wanted, meanwhile }: Asked) {
  const [start, setStart] = useState<{ at: number; filter: VisitFilter } | null>(null)
  const startAt = start?.filter === filter ? start.at : null

  const source = archiveOnly ? 'archive' : undefined
  const client = useQueryClient()
  const newestAsked = useMemo(() => historyQuery(visitorId, filter, source), [visitorId, filter, source])
  const deepAsked = useMemo(() => historyQuery(visitorId, { ...filter, to: startAt ?? filter.to }, source), [visitorId, filter, startAt, source])
  const newest = useInfiniteQuery(newestAsked)
  const deep = useInfiniteQuery({ ...deepAsked, enabled: startAt !== null })
  const newestVisits = useVisits(newest.data, meanwhile)
  const deepVisits = useVisits(startAt === null ? undefined : deep.data)

  const inNewest = wantedId === undefined || holds(newestVisits, wantedId)
  const usesDeep = startAt !== null && !inNewest
  const query = usesDeep ? deep : newest
  const asked = usesDeep ? deepAsked : newestAsked
  const loaded = usesDeep ? deepVisits : newestVisits

  const missing = wanted !== undefined && wanted.requestId === wantedId && !inNewest && !holds(deepVisits, wanted.requestId)
  const settled = newest.data !== undefined && !newest.isPlaceholderData
  if (missing && settled && startAt !== wanted.timestamp && matchesFilter(wanted, filter)) setStart({ at: wanted.timestamp, filter })

  return {
    visits: loaded.visits,
    /** The same object while nothing more is loaded. */
    loaded,
    /** Of the newest page, whatever the list starts at. */
    sources: newestVisits.pages[0]?.sources,
    newestVisit: newestVisits.visits[0],
    skipsNewer: usesDeep,
    showNewest: () => setStart(null),
    /** Not even old content is there. */
    loading: newest.isPending && newestVisits.pages.length === 0,
    /** The answer of all sources is not there yet; that of some may be. */
    awaiting: newest.isPending,
    /** Old content is shown while new content loads. */
    refreshing: query.isPlaceholderData,
    error: query.error,
    updatedAt: newest.dataUpdatedAt,
    complete: query.data !== undefined && !query.hasNextPage,
    failedOlder: query.isFetchNextPageError,
    /** What the list was asked with: who shows that older visits are being asked for, watches that alone. */
    asked,
    /** Whether it was worth asking. */
    loadOlder: (): boolean => {
      // Whoever reads that of the query draws the whole page at each beginning of a page.
      if (!query.hasNextPage || client.isFetching({ queryKey: asked.queryKey, exact: true }) > 0) return false
      void query.fetchNextPage()
      return true
    },
    /** The loaded visits with a further page of older ones; undefined where that failed. */
    fetchOlder: async () => {
      const { data, isError, hasNextPage } = await query.fetchNextPage({ cancelRefetch: false })
      return isError || !data ? undefined : { visits: data.pages.flatMap((page) => page.visits), complete: !hasNextPage }
    },
    retry: () => void query.refetch(),
  }
}

export type VisitList = ReturnType<typeof useVisitList>

export interface LoadedVisits {
  /** Newest first. */
  visits: ListedVisit[]
  pages: readonly VisitorHistory[]
}

function useVisits(data: InfiniteData<VisitorHistory> | undefined, meanwhile?: VisitorHistory): LoadedVisits {
  return useMemo(() => {
    const pages = data?.pages ?? (meanwhile ? [meanwhile] : [])
    return { visits: pages.flatMap((page) => page.visits), pages }
  }, [data, meanwhile])
}

const holds = ({ visits }: LoadedVisits, wantedId: string) => visits.some(({ requestId }) => requestId === wantedId)
