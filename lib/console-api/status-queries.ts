import { queryOptions } from '@tanstack/react-query'
import type { StatusAnswer, TokenTestAnswer } from './answers'
import { fetchJson } from './fetch-json'
import { laterApi } from './later-paths'

export const statusKey = ['status'] as const

const everyMs = 5_000

/** Asked again every 5 s while the page is visible and `live`; what was there stays meanwhile. */
export const statusQuery = ({ live }: { live: boolean }) =>
  queryOptions({
    queryKey: statusKey,
    queryFn: ({ signal }) => fetchJson<StatusAnswer>(laterApi.status, { signal }),
    staleTime: 0,
    refetchInterval: live ? everyMs : false,
    refetchOnWindowFocus: true,
  })

export const tryRegionNow = (region: string) => fetchJson<undefined>(laterApi.regionTryNow(region), { method: 'POST', body: {} })
export const testRegionToken = (region: string) => fetchJson<TokenTestAnswer>(laterApi.regionTestToken(region), { method: 'POST', body: {} })
