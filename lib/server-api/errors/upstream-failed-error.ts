import { type Asked, ServerApiError } from './server-api-error'

/** A status of 500 and above. */
export class UpstreamFailedError extends ServerApiError {
  override name = 'UpstreamFailedError'
  override readonly code = 'upstream_failed'

  constructor(
    asked: Asked,
    readonly status: number,
  ) {
    super(asked, `The Server API (${asked.source}) failed with status ${status}. Try again shortly.`)
  }
}
