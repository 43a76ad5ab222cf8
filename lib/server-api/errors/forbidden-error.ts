import { type Asked, ServerApiError } from './server-api-error'

export class ForbiddenError extends ServerApiError {
  override name = 'ForbiddenError'
  override readonly code = 'forbidden'

  constructor(asked: Asked, options?: ErrorOptions) {
    super(asked, `The Server API (${asked.source}) refused the token of this installation. An admin should check it.`, options)
  }
}
