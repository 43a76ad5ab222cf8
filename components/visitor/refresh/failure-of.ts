import type { VisitorPageState } from '../use-visitor-page'

/** Why what is shown is older than somebody asked for; older visits that failed to come say so where they end. */
export function failureOf({ list, asking, askError, triedAt }: Pick<VisitorPageState, 'list' | 'asking' | 'askError' | 'triedAt'>): Error | undefined {
  if (askError && triedAt > list.updatedAt) return askError
  return list.error && !list.failedOlder && !asking ? list.error : undefined
}
