import { QueryCache, QueryClient } from '@tanstack/react-query'
import { ProblemError } from '@/lib/console-api/problem-error'

/** Statuses of a fault that may pass by itself; 0 is "not reached". */
const passing = new Set([0, 502, 503, 504])

/** The console's cache of answers: fresh for 30 s, asked again once when the fault may pass. `onSignedOut` hears of an ended session. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof ProblemError && error.status === 401) onSignedOut()
      },
    }),
    defaultOptions: {
      queries: {
        // Offline, a question fails with a sentence and not waits without one.
        networkMode: 'always',
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 1 && error instanceof ProblemError && passing.has(error.status),
      },
      mutations: { networkMode: 'always' },
    },
  })
}
