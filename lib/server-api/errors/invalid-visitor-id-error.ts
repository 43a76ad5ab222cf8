import { ServerApiError } from './server-api-error'

/** Nothing was sent: the id could have left its place in the address. */
export class InvalidVisitorIdError extends ServerApiError {
  override name = 'InvalidVisitorIdError'
  override readonly code = 'invalid_visitor_id'

  constructor(source: string) {
    super({ source, method: 'GET', url: '(nothing was sent)' }, 'A visitor id is 1 to 64 letters, digits, "_" or "-".')
  }
}
