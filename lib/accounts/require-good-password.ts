import { HttpError } from '../http/http-error'
import { judgePassword } from './password'

/** Throws HttpError that says what a new password lacks, against the field of that name. */
export function requireGoodPassword(password: string, email: string, field = 'password'): void {
  const message = judgePassword(password, email)
  if (message !== undefined) throw new HttpError('bad_request', message, { fields: [{ field, message }] })
}
