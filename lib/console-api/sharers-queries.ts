import { infiniteQueryOptions } from '@tanstack/react-query'
import type { SharersAnswer } from './answers'
import { fetchJson, withQuery } from './fetch-json'
import { laterApi } from './later-paths'

/** Everybody with an account. */
export const linkedIdQuery = (linkedId: string) => sharersQuery(laterApi.linkedIds, 'id', linkedId)

/** Everybody on an address or a network. */
export const networkQuery = (address: string) => sharersQuery(laterApi.networks, 'address', address)

const sharersQuery = (path: string, name: string, value: string) =>
  infiniteQueryOptions({
    queryKey: ['sharers', path, value],
    queryFn: ({ pageParam, signal }) => fetchJson<SharersAnswer>(withQuery(path, { [name]: value, cursor: pageParam }), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  })

export type SharersQuery = ReturnType<typeof sharersQuery>
