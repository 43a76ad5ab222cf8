import type { RegionStatus } from '@/lib/console-api/answers'

/** `failing`: it is asked, and its last call brought an error instead of an answer, such as a token that it refuses. */
export type RegionCondition = RegionStatus['state'] | 'failing'

export function regionCondition({ state, lastError, lastAnswerAt }: Pick<RegionStatus, 'state' | 'lastError' | 'lastAnswerAt'>): RegionCondition {
  const isRefusing = state === 'paused' || state === 'down'
  return !isRefusing && lastError && lastError.at > (lastAnswerAt ?? 0) ? 'failing' : state
}
