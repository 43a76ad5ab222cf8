import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { VisitFilter } from '../visits/visit'
import type { VisitDetails, VisitorActivity, VisitorHistory, VisitorOverview, VisitorPath } from './answers'
import { fetchJson, withQuery } from './fetch-json'
import { api } from './paths'

/** Visits asked for with one page of the timeline. */
const pageSize = 100

const filterQuery = (filter: VisitFilter) => ({
  from: filter.from,
  to: filter.to,
  linked_id: filter.linkedId,
  incognito: filter.incognito,
  country: filter.country,
  browser: filter.browserName,
})

export const historyQuery = (visitorId: string, filter: VisitFilter) =>
  infiniteQueryOptions({
    queryKey: ['visitor', visitorId, 'history', filter],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<VisitorHistory>(withQuery(api.visitor(visitorId), { ...filterQuery(filter), limit: pageSize, cursor: pageParam }), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  })

export const overviewQuery = (visitorId: string, zone: string) =>
  queryOptions({
    queryKey: ['visitor', visitorId, 'overview', zone],
    queryFn: ({ signal }) => fetchJson<VisitorOverview>(withQuery(api.overview(visitorId), { zone }), { signal }),
  })

export const activityQuery = (visitorId: string, filter: VisitFilter, zone: string) =>
  queryOptions({
    queryKey: ['visitor', visitorId, 'activity', filter, zone],
    queryFn: ({ signal }) => fetchJson<VisitorActivity>(withQuery(api.activity(visitorId), { ...filterQuery(filter), zone }), { signal }),
    placeholderData: (previous) => previous,
  })

export const pathQuery = (visitorId: string, filter: VisitFilter) =>
  queryOptions({
    queryKey: ['visitor', visitorId, 'path', filter],
    queryFn: ({ signal }) => fetchJson<VisitorPath>(withQuery(api.path(visitorId), filterQuery(filter)), { signal }),
    placeholderData: (previous) => previous,
  })

export const visitQuery = (visitorId: string, requestId: string) =>
  queryOptions({
    queryKey: ['visitor', visitorId, 'visit', requestId],
    queryFn: ({ signal }) => fetchJson<VisitDetails>(api.visit(visitorId, requestId), { signal }),
    placeholderData: (previous) => previous,
  })
