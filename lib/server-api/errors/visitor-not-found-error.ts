import { type Asked, ServerApiError } from './server-api-error'

export class VisitorNotFoundError extends ServerApiError {
  override name = 'VisitorNotFoundError'
  override readonly code = 'visitor_not_found'

  constructor(asked: Asked, options?: ErrorOptions) {
    super(asked, `The Server API (${asked.source}) does not know this visitor.`, options)
  }
}
