import type { SourceReport } from '@/lib/console-api/answers'
import { troubleOf } from './trouble'

/** Where nobody says when asking again is worth it. */
const usualMs = 30_000
/** A browser's clock that is off makes nobody ask without a pause, or hardly ever. */
const shortestMs = 5_000
const longestMs = 60_000

/** When regions that failed are to be asked again, in epoch ms; `askedAt` is when they were last. Undefined where that is no use. */
export function nextAttempt(reports: readonly SourceReport[], askedAt: number): number | undefined {
  const worth = reports.filter((report) => !['refused', undefined].includes(troubleOf(report)))
  if (worth.length === 0) return undefined
  const earliest = Math.min(...worth.map(({ retryAt }) => retryAt ?? askedAt + usualMs))
  return Math.min(Math.max(earliest, askedAt + shortestMs), askedAt + longestMs)
}
