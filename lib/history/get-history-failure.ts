import { type FailureCode, HttpError } from '../http/http-error'
import type { ServerApiErrorCode } from '../server-api/errors/server-api-error'
import type { SourceDoubt } from './get-history-doubt'

/** Every other failure is a 502. */
const failureCodes: Partial<Record<ServerApiErrorCode, FailureCode>> = {
  timed_out: 'upstream_too_slow',
  rate_limited: 'upstream_paused',
  paused: 'upstream_paused',
  circuit_open: 'upstream_paused',
  overloaded: 'upstream_paused',
}
/** Where nobody said when to come again. */
const usualRetrySeconds = 5

/** What to answer when no source had anything, and these failed. `someUnknown`: others answered that they do not know the visitor. */
export function historyFailure(doubts: readonly SourceDoubt[], someUnknown: boolean, now: number): HttpError {
  const [first] = doubts
  if (!first) return new HttpError('unavailable', 'The archive of Sightline could not be read. Try again shortly.')
  const codes = new Set(doubts.map(({ failure }) => failureCodes[failure.code] ?? 'upstream_failed'))
  const [code = 'upstream_failed', ...others] = someUnknown ? [] : codes
  const agreed = others.length === 0 ? code : 'upstream_failed'
  return new HttpError(agreed, first.failure.sentence, { cause: first.failure, ...(agreed === 'upstream_paused' ? { retryAfterSeconds: secondsToRetry(doubts, now) } : {}) })
}

/** Until the first of them is worth asking again. */
function secondsToRetry(doubts: readonly SourceDoubt[], now: number): number {
  const times = doubts.flatMap(({ said: { retryAt } }) => retryAt ?? [])
  return times.length === 0 ? usualRetrySeconds : Math.max(1, Math.ceil((Math.min(...times) - now) / 1_000))
}
