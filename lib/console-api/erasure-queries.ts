import { queryOptions } from '@tanstack/react-query'
import type { Erasure, ErasurePreview, ErasureTarget, ErasuresAnswer } from './answers'
import { fetchJson } from './fetch-json'
import { laterApi } from './later-paths'

const everyMs = 2_000

/** The newest first; asked again every 2 s while one is under way. */
export const erasuresQuery = () =>
  queryOptions({
    queryKey: ['erasures'],
    queryFn: ({ signal }) => fetchJson<ErasuresAnswer>(laterApi.erasure, { signal }),
    refetchInterval: ({ state }) => (state.data?.erasures.some(({ finishedAt }) => finishedAt === undefined) ? everyMs : false),
  })

export const previewErasure = (target: ErasureTarget) => fetchJson<ErasurePreview>(laterApi.erasurePreview, { method: 'POST', body: target })

/** `confirm` is the id, typed once more. */
export const beginErasure = (order: ErasureTarget & { confirm: string; reason: string }) => fetchJson<Erasure>(laterApi.erasure, { method: 'POST', body: order })
