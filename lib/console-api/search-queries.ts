import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ArchiveSummary, SearchAnswer } from './answers'
import { fetchJson, withQuery } from './fetch-json'
import { api } from './paths'

export const searchQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['search', q],
    queryFn: ({ pageParam, signal }) => fetchJson<SearchAnswer>(withQuery(api.search, { q, cursor: pageParam }), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    enabled: q.trim() !== '',
  })

export const archiveQuery = () =>
  queryOptions({
    queryKey: ['archive'],
    queryFn: ({ signal }) => fetchJson<ArchiveSummary>(api.archive, { signal }),
  })
