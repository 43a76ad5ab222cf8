import { type Asked, ServerApiError } from './server-api-error'

/** Nothing was sent: too many look-ups were waiting for this region. */
export class OverloadedError extends ServerApiError {
  override name = 'OverloadedError'
  override readonly code = 'overloaded'

  constructor(asked: Asked, retryAt: number) {
    super(asked, `Too many look-ups are waiting for the Server API (${asked.source}). Try again shortly.`, { retryAt })
  }
}
