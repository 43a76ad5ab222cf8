import { queryOptions } from '@tanstack/react-query'
import type { RetentionAnswer, RetentionPreview } from './answers'
import { fetchJson } from './fetch-json'
import { laterApi } from './later-paths'

const everyMs = 2_000

/** How long visits are kept, and what was removed for it; asked again every 2 s while a run is under way. */
export const retentionQuery = () =>
  queryOptions({
    queryKey: ['retention'],
    queryFn: ({ signal }) => fetchJson<RetentionAnswer>(laterApi.retention, { signal }),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? everyMs : false),
  })

/** A run is, or the first one of the setting is yet to begin. */
function isUnderWay({ keepDays, changedAt = 0, runs: [newest] }: RetentionAnswer): boolean {
  if (newest && newest.finishedAt === undefined) return true
  return keepDays !== null && (newest?.startedAt ?? 0) < changedAt
}

export const previewRetention = (keepDays: number) => fetchJson<RetentionPreview>(laterApi.retentionPreview, { method: 'POST', body: { keepDays } })

/** Null keeps them for ever; `confirm` is the number of days, typed once more. */
export const changeRetention = (change: { keepDays: number | null; confirm?: number }) => fetchJson<RetentionAnswer>(laterApi.retention, { method: 'PUT', body: change })
