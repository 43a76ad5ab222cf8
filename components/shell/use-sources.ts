'use client'

import { useIsFetching, useQueryClient, type Query } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { SourceReport, VisitorHistory } from '@/lib/console-api/answers'

export type SourceState = 'ok' | 'slow' | 'not answering'

/** A look-up that takes longer than this many ms is called slow. */
const slowMs = 3000

/** How the sources did at the last look-up of any visitor; empty before the first. The archive is not among them. */
export function useSources(): { source: string; state: SourceState }[] {
  const queryClient = useQueryClient()
  const cache = queryClient.getQueryCache()
  const last = useSyncExternalStore(
    (listener) => cache.subscribe(listener),
    () => describe(cache.getAll()),
    () => '',
  )
  const slow = useLasting(useIsFetching({ predicate: isHistory }) > 0, slowMs)
  if (last === '') return []
  return last.split(' ').map((pair) => {
    const [source = '', answered] = pair.split(':')
    return { source, state: slow ? 'slow' : answered === 'ok' ? 'ok' : 'not answering' }
  })
}

const isHistory = (query: Query) => query.queryKey[0] === 'visitor' && query.queryKey[2] === 'history'

/** As text, because a snapshot has to be the same as long as nothing changed. */
function describe(queries: Query[]): string {
  const answers = queries
    .filter(isHistory)
    .sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
    .map((query) => sourcesOf(query.state.data).filter(({ source }) => source !== 'archive'))
  return (answers.find((sources) => sources.length > 0) ?? []).map(({ source, status }) => `${source}:${status}`).join(' ')
}

function sourcesOf(answer: unknown): SourceReport[] {
  // The key was checked, so this is the one type that the cache has under it.
  const pages = (answer as { pages?: VisitorHistory[] } | undefined)?.pages
  return pages?.[0]?.sources ?? []
}

/** True once `active` has been true for `ms`. */
function useLasting(active: boolean, ms: number): boolean {
  const [lasted, setLasted] = useState(false)
  useEffect(() => {
    if (!active) return
    const timer = setTimeout(() => setLasted(true), ms)
    return () => {
      clearTimeout(timer)
      setLasted(false)
    }
  }, [active, ms])
  return lasted
}
