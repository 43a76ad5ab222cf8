import { type Asked, ServerApiError } from './server-api-error'

/** Nothing was sent: the region failed too often just before. */
export class CircuitOpenError extends ServerApiError {
  override name = 'CircuitOpenError'
  override readonly code = 'circuit_open'

  constructor(asked: Asked, retryAt: number) {
    super(asked, `The Server API (${asked.source}) failed too often and is left alone for some seconds. Try again shortly.`, { retryAt })
  }
}
