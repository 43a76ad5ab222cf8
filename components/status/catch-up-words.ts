import type { CatchUpProgress } from '@/lib/console-api/answers'
import { gapText } from '@/lib/visits/travel-words'

/** What a region's catch-up is doing; `now` is the server's clock in epoch milliseconds. */
export function catchUpWords({ state, startedAt, nextAt }: CatchUpProgress, now: number): string {
  const next = nextAt === undefined || nextAt <= now ? 'shortly' : `in ${gapText(nextAt - now)}`
  if (state === 'running') return startedAt === undefined ? 'Running' : `Running for ${gapText(now - startedAt)}`
  if (state === 'failed') return `Failed, tried again ${next}`
  return startedAt === undefined ? 'Not begun yet' : `Caught up, next ${next}`
}

/** "(42 %)" of the range; empty before it is known. */
export function reachedShare({ from, to, reached }: CatchUpProgress): string {
  if (from === undefined || to === undefined || reached === undefined || to <= from) return ''
  return `(${Math.floor((100 * (reached - from)) / (to - from))} %)`
}
