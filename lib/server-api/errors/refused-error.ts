import { type Asked, ServerApiError } from './server-api-error'

/** A status of 400 to 499 that has no class of its own. */
export class RefusedError extends ServerApiError {
  override name = 'RefusedError'
  override readonly code = 'refused'

  constructor(
    asked: Asked,
    readonly status: number,
  ) {
    super(asked, `The Server API (${asked.source}) refused the request with status ${status}. Reload the page, then try again.`)
  }
}
