'use client'

import { useQuery, useQueryClient, type Query, type QueryCache } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { RegionReport } from '@/lib/console-api/answers'
import { regionsQuery } from '@/lib/console-api/region-queries'

/** A region that lets somebody wait longer than this many ms, after it was asked alone, is called slow. */
const slowMs = 2000

/** How each region is doing: asked at first and after each look-up, never by the clock, which would keep an idle session alive. */
export function useRegions(): RegionReport[] {
  const client = useQueryClient()
  const cache = client.getQueryCache()
  const { data } = useQuery(regionsQuery())
  useEffect(
    function askAfterLookUps() {
      const askAgain = () => void client.invalidateQueries(regionsQuery())
      // A look-up may have ended before this was there to see it.
      const askedAt = client.getQueryState(regionsQuery().queryKey)?.dataUpdatedAt ?? 0
      if (cache.getAll().some((query) => isOf('history', query) && Math.max(query.state.dataUpdatedAt, query.state.errorUpdatedAt) > askedAt)) askAgain()
      return cache.subscribe(({ type, query, ...event }) => {
        if (type !== 'updated' || !('action' in event) || !isOf('history', query)) return
        const { action } = event
        // Not after each older page that came: whoever scrolls through thousands of visits asks for many.
        if (action.type === 'error' || (action.type === 'success' && (action.manual || !query.state.fetchMeta))) askAgain()
      })
    },
    [client, cache],
  )
  const awaited = useLasting(useAwaited(cache), slowMs).split(' ')
  return (data ?? []).map(({ region, state }) => ({ region, state: state === 'ok' && awaited.includes(region) ? 'slow' : state }))
}

const isOf = (part: 'history' | 'side', query: Query) => query.queryKey[0] === 'visitor' && query.queryKey[2] === part

/** The sources that a page asks alone and that have not answered, as text, because a snapshot has to be the same as long as nothing changed. */
function useAwaited(cache: QueryCache): string {
  return useSyncExternalStore(
    (listener) => cache.subscribe(listener),
    () =>
      cache
        .getAll()
        .filter((query) => isOf('side', query) && query.state.fetchStatus === 'fetching')
        .map((query) => String(query.queryKey[4]))
        .sort()
        .join(' '),
    () => '',
  )
}

/** The value once it has been the same for `ms`; empty until then. */
function useLasting(value: string, ms: number): string {
  const [lasted, setLasted] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setLasted(value), value === '' ? 0 : ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return value === '' ? '' : lasted
}
