import { RateLimitedError } from './errors/rate-limited-error'
import type { ServerApiError, ServerApiErrorCode } from './errors/server-api-error'
import { UpstreamFailedError } from './errors/upstream-failed-error'

/** What says that a region is unwell. The rest is about one question, the token or the address, and would be the same at a well one. */
const faults = new Set<ServerApiErrorCode>(['unreachable', 'timed_out', 'upstream_failed'])
const retriedStatuses = new Set([502, 503, 504])
/** An answer, or a reason to show nothing old. */
const finalCodes = new Set<ServerApiErrorCode>(['visitor_not_found', 'refused', 'forbidden', 'wrong_region', 'invalid_visitor_id'])

export function isFault(error: ServerApiError): boolean {
  return faults.has(error.code)
}

/** `longestWait`: milliseconds of Retry-After that a look-up waits for itself. */
export function isWorthARetry(error: ServerApiError, longestWait: number): boolean {
  if (error instanceof UpstreamFailedError) return retriedStatuses.has(error.status)
  if (error instanceof RateLimitedError) return error.retryAfterSeconds !== undefined && error.retryAfterSeconds * 1_000 <= longestWait
  return isFault(error)
}

/** Whether what was known before may stand in for the answer. */
export function allowsStale(error: ServerApiError): boolean {
  return !finalCodes.has(error.code)
}
