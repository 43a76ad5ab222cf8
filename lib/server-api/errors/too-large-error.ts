import { type Asked, ServerApiError } from './server-api-error'

export class TooLargeError extends ServerApiError {
  override name = 'TooLargeError'
  override readonly code = 'too_large'

  constructor(asked: Asked, options?: ErrorOptions) {
    super(asked, `The Server API (${asked.source}) answered with more than 10 MiB, which is not read. Ask for fewer visits.`, options)
  }
}
