import { type FailureCode, HttpError } from '../http/http-error'
import { RateLimitedError } from '../server-api/errors/rate-limited-error'
import type { ServerApiError, ServerApiErrorCode } from '../server-api/errors/server-api-error'

const failureCodes: Partial<Record<ServerApiErrorCode, FailureCode>> = { timed_out: 'upstream_too_slow', rate_limited: 'upstream_paused' }

/** What to answer when no source had anything, and these failed. `someUnknown`: others answered that they do not know the visitor. */
export function historyFailure(failures: readonly ServerApiError[], someUnknown: boolean): HttpError {
  const [first] = failures
  if (!first) return new HttpError('unavailable', 'The archive of Sightline could not be read. Try again shortly.')
  const isOneKind = !someUnknown && failures.every(({ code }) => code === first.code)
  const retryAfterSeconds = isOneKind && first instanceof RateLimitedError ? first.retryAfterSeconds : undefined
  return new HttpError((isOneKind && failureCodes[first.code]) || 'upstream_failed', first.sentence, { cause: first, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) })
}
