import { type Asked, ServerApiError } from './server-api-error'

export class RateLimitedError extends ServerApiError {
  override name = 'RateLimitedError'
  override readonly code = 'rate_limited'

  constructor(
    asked: Asked,
    /** Undefined where the answer did not say. */
    readonly retryAfterSeconds: number | undefined,
    /** Epoch milliseconds: the end of the pause that follows. */
    retryAt?: number,
  ) {
    const wait = retryAfterSeconds === undefined ? 'shortly' : `in ${retryAfterSeconds} s`
    super(asked, `The Server API (${asked.source}) has had too many requests. Try again ${wait}.`, retryAt === undefined ? {} : { retryAt })
  }
}
