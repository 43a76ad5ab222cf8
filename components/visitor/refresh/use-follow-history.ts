'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { VisitorOverview } from '@/lib/console-api/answers'
import { historyQuery, visitorKey } from '@/lib/console-api/visitor-queries'
import type { VisitorPageState } from '../use-visitor-page'
import { isBehind } from './is-behind'
import { isUnknown } from './is-unknown'

/** What reads the archive alone, while the history fills it. */
const readers = new Set<unknown>(['overview', 'activity', 'path'])

/**
 * Asks again for what was read from the archive before the history had brought it visits from the sources; nothing
 * where it brought none. Where that did not help, since the archive cannot keep them, it is not tried for ever.
 */
export function useFollowHistory({ visitorId, filter, archiveOnly, list, overview }: VisitorPageState) {
  const client = useQueryClient()
  const followed = useRef<{ data: VisitorOverview | undefined; newest: string }>(undefined)
  const { updatedAt } = list
  const { data, error, isFetching, isPlaceholderData } = overview

  useEffect(() => {
    if (isFetching || isPlaceholderData) return
    const pages = client.getQueryData(historyQuery(visitorId, filter, archiveOnly ? 'archive' : undefined).queryKey)?.pages ?? []
    const newest = pages[0]?.visits[0]?.requestId
    const last = followed.current
    if (newest === undefined || (last?.newest === newest && last.data === data)) return
    if (!(data ? isBehind(data, pages) : isUnknown(error))) return
    followed.current = { data, newest }
    void client.invalidateQueries({
      queryKey: visitorKey(visitorId),
      predicate: ({ queryKey, state }) => readers.has(queryKey[2]) || (queryKey[2] === 'visit' && isUnknown(state.error)),
    })
    // `updatedAt` tells that the pages are others.
  }, [client, visitorId, filter, archiveOnly, updatedAt, data, error, isFetching, isPlaceholderData])
}
