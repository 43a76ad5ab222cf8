'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { VisitFilter } from '@/lib/visits/visit'

/** Fetched while all is well: when it is needed, nothing may be reachable. */
export const loadRefresh = () => import('./refresh-visitor')

type Ask = Awaited<ReturnType<typeof loadRefresh>>

/** Asking anew for what is shown: all of it, or the newest visits alone. */
export function useRefresh(visitorId: string, filter: VisitFilter) {
  const queryClient = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [last, setLast] = useState<{ at: number; error?: Error }>({ at: 0 })

  const run = useCallback(async (ask: (how: Ask) => Promise<void>) => {
    setAsking(true)
    const error = await loadRefresh().then(ask).then(() => undefined, (reason: Error) => reason)
    setLast({ at: Date.now(), error })
    setAsking(false)
  }, [])

  return {
    asking,
    /** Epoch ms of the end of the last attempt, whatever came of it; 0 before the first. */
    triedAt: last.at,
    /** Why the last attempt could not ask; old content stays. */
    askError: last.error,
    refresh: useCallback(() => run((how) => how.refreshVisitor(queryClient, visitorId, filter)), [run, queryClient, visitorId, filter]),
    askNewest: useCallback(() => run((how) => how.askNewestVisits(queryClient, visitorId, filter)), [run, queryClient, visitorId, filter]),
  }
}
