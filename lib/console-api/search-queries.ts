import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ArchiveSummary, SearchAnswer } from './answers'
import { fetchJson, withQuery } from './fetch-json'
import { api } from './paths'

export const searchQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['search', q],
    queryFn: async ({ pageParam, signal }) => {
      const start = performance.now()
      const answer = await fetchJson<SearchAnswer>(withQuery(api.search, { q, cursor: pageParam }), { signal })
      return { ...answer, tookMs: performance.now() - start }
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    enabled: q.trim() !== '',
  })

export const archiveQuery = () =>
  queryOptions({
    queryKey: ['archive'],
    queryFn: ({ signal }) => fetchJson<ArchiveSummary>(api.archive, { signal }),
  })
