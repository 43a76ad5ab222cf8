import type { ChainFigures } from './chain-figures'
import { RateLimitedError } from './errors/rate-limited-error'

/** Milliseconds before the next attempt: anything between the shortest and the longest, so that those who failed together do not come back together. */
export function retryDelay(failure: unknown, { shortest, longest }: ChainFigures['retry'], random: () => number): number {
  const jitter = shortest + random() * (longest - shortest)
  const asked = failure instanceof RateLimitedError ? (failure.retryAfterSeconds ?? 0) * 1_000 : 0
  return Math.max(jitter, asked)
}
