import { type Asked, ServerApiError } from './server-api-error'

/** The token is a good one, of another region. */
export class WrongRegionError extends ServerApiError {
  override name = 'WrongRegionError'
  override readonly code = 'wrong_region'

  constructor(asked: Asked, options?: ErrorOptions) {
    super(asked, `The token that this installation has for the Server API (${asked.source}) belongs to another region. An admin should move it to the variable of its own region.`, options)
  }
}
