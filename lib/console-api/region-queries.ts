import { queryOptions } from '@tanstack/react-query'
import type { Region, VisitFilter } from '../visits/visit'
import type { RegionReport, VisitorHistory } from './answers'
import { fetchJson } from './fetch-json'
import { api } from './paths'
import { visitorKey, visitsPath } from './visitor-queries'

/** Which regions look-ups ask, and how each is doing. */
export const regionsQuery = () =>
  queryOptions({
    queryKey: ['regions'],
    queryFn: ({ signal }) => fetchJson<RegionReport[]>(api.regions, { signal }),
  })

/** The newest visits that one source alone has. It fails with 404 where the source does not know the visitor, and is not tried twice. */
export const sideQuery = (visitorId: string, filter: VisitFilter, source: Region | 'archive') =>
  queryOptions({
    queryKey: [...visitorKey(visitorId), 'side', filter, source],
    queryFn: ({ signal }) => fetchJson<VisitorHistory>(visitsPath(visitorId, filter, { source }), { signal }),
    retry: false,
    gcTime: 0,
  })
