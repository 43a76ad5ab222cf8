import { type Asked, ServerApiError } from './server-api-error'

export class UnreachableError extends ServerApiError {
  override name = 'UnreachableError'
  override readonly code = 'unreachable'

  constructor(asked: Asked, options?: ErrorOptions) {
    super(asked, `The Server API (${asked.source}) could not be reached. Check the network and its address, then try again.`, options)
  }
}
