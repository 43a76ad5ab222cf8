import { type Asked, ServerApiError } from './server-api-error'

/** Nothing was sent: the region asked for a pause. */
export class PausedError extends ServerApiError {
  override name = 'PausedError'
  override readonly code = 'paused'

  constructor(asked: Asked, retryAt: number) {
    super(asked, `The Server API (${asked.source}) has had too many requests and is left alone for some seconds. Try again shortly.`, { retryAt })
  }
}
