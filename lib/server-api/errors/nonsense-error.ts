import { type Asked, ServerApiError } from './server-api-error'

export class NonsenseError extends ServerApiError {
  override name = 'NonsenseError'
  override readonly code = 'nonsense'

  constructor(asked: Asked, options?: ErrorOptions) {
    super(asked, `The Server API (${asked.source}) answered with something that is no visitor history. Try again; if it stays so, an admin should check its address.`, options)
  }
}
