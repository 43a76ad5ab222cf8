import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Region, VisitFilter } from '../visits/visit'
import type { FoundVisitor, VisitDetails, VisitorActivity, VisitorHistory, VisitorOverview, VisitorPath } from './answers'
import { fetchJson, withQuery } from './fetch-json'
import { api } from './paths'

/** Visits asked for with the first page of the timeline, which is waited for, and with each answer for an older one, which is not. */
const firstPageSize = 100
const olderPageSize = 500

/** A filter as the API takes it. */
export const filterQuery = (filter: VisitFilter) => ({
  from: filter.from,
  to: filter.to,
  linked_id: filter.linkedId,
  incognito: filter.incognito,
  country: filter.country,
  browser: filter.browserName,
})

/** Old content stays while new content loads, but never that of another visitor. */
const keepSame =
  (visitorId: string) =>
  <Value>(previous: Value | undefined, query: { queryKey: readonly unknown[] } | undefined): Value | undefined =>
    query?.queryKey[1] === visitorId ? previous : undefined

/** Everything that was asked of one visitor, to be asked again. */
export const visitorKey = (visitorId: string) => ['visitor', visitorId] as const

/** Address of the newest page of the timeline: what the document may ask for ahead, and the timeline then asks for. */
export const newestVisitsPath = (visitorId: string) => visitsPath(visitorId, {}, {})

/** Address of one page of the timeline. */
export const visitsPath = (visitorId: string, filter: VisitFilter, { cursor, source }: { cursor?: string; source?: Region | 'archive' }) =>
  withQuery(api.visitor(visitorId), { ...filterQuery(filter), limit: cursor === undefined ? firstPageSize : olderPageSize, cursor, source })

/** The timeline, newest first. `source: 'archive'` asks no region, for those who would not wait. */
export const historyQuery = (visitorId: string, filter: VisitFilter, source?: 'archive') =>
  infiniteQueryOptions({
    queryKey: [...visitorKey(visitorId), 'history', filter, source ?? 'all'],
    queryFn: async ({ pageParam, signal }) => {
      const pathAt = (cursor?: string) => visitsPath(visitorId, filter, { cursor, source })
      return pageParam === undefined ? fetchJson<VisitorHistory>(pathAt(), { signal }) : (await import('./older-visits')).fetchOlderVisits(pathAt, pageParam, signal)
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepSame(visitorId),
  })

export const overviewQuery = (visitorId: string, zone: string) =>
  queryOptions({
    queryKey: [...visitorKey(visitorId), 'overview', zone],
    queryFn: ({ signal }) => fetchJson<VisitorOverview>(withQuery(api.overview(visitorId), { zone }), { signal }),
    placeholderData: keepSame(visitorId),
  })

export const activityQuery = (visitorId: string, filter: VisitFilter, zone: string) =>
  queryOptions({
    queryKey: [...visitorKey(visitorId), 'activity', filter, zone],
    queryFn: ({ signal }) => fetchJson<VisitorActivity>(withQuery(api.activity(visitorId), { ...filterQuery(filter), zone }), { signal }),
    placeholderData: keepSame(visitorId),
  })

export const pathQuery = (visitorId: string, filter: VisitFilter) =>
  queryOptions({
    queryKey: [...visitorKey(visitorId), 'path', filter],
    queryFn: ({ signal }) => fetchJson<VisitorPath>(withQuery(api.path(visitorId), filterQuery(filter)), { signal }),
    placeholderData: keepSame(visitorId),
  })

export const visitQuery = (visitorId: string, requestId: string) =>
  queryOptions({
    queryKey: [...visitorKey(visitorId), 'visit', requestId],
    queryFn: ({ signal }) => fetchJson<VisitDetails>(api.visit(visitorId, requestId), { signal }),
    placeholderData: keepSame(visitorId),
  })

/** Known ids one character apart from an unknown one. */
export const similarQuery = (visitorId: string) =>
  queryOptions({
    queryKey: [...visitorKey(visitorId), 'similar'],
    queryFn: ({ signal }) => fetchJson<{ visitors: FoundVisitor[] }>(api.similar(visitorId), { signal }),
  })
