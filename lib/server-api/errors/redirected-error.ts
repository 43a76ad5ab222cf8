import { type Asked, ServerApiError } from './server-api-error'

export class RedirectedError extends ServerApiError {
  override name = 'RedirectedError'
  override readonly code = 'redirected'

  constructor(asked: Asked, options?: ErrorOptions) {
    super(asked, `The Server API (${asked.source}) pointed to another address, which is never followed. An admin should check its address.`, options)
  }
}
