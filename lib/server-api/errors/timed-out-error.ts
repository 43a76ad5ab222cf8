import { type Asked, ServerApiError } from './server-api-error'

export class TimedOutError extends ServerApiError {
  override name = 'TimedOutError'
  override readonly code = 'timed_out'

  constructor(asked: Asked, options?: ErrorOptions) {
    super(asked, `The Server API (${asked.source}) took too long to answer. Try again shortly.`, options)
  }
}
