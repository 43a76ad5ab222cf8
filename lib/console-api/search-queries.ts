import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ArchiveSummary, SearchAnswer } from './answers'
import { fetchJson, withQuery } from './fetch-json'
import { api } from './paths'

/** The parameters of a search filter, by the names that they have in addresses. */
export type SearchParameters = Readonly<Record<string, string | undefined>>

export const searchQuery = (q: string, filter: SearchParameters) =>
  infiniteQueryOptions({
    queryKey: ['search', q, filter],
    queryFn: async ({ pageParam, signal }) => {
      const start = performance.now()
      const answer = await fetchJson<SearchAnswer>(withQuery(api.search, { q, ...filter, cursor: pageParam }), { signal })
      return { ...answer, tookMs: performance.now() - start }
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    enabled: q.trim() !== '' || Object.keys(filter).length > 0,
  })

export const archiveQuery = () =>
  queryOptions({
    queryKey: ['archive'],
    queryFn: ({ signal }) => fetchJson<ArchiveSummary>(api.archive, { signal }),
  })
