import { NonsenseError } from './errors/nonsense-error'
import { type Asked, isServerApiError } from './errors/server-api-error'
import { TimedOutError } from './errors/timed-out-error'
import { TooLargeError } from './errors/too-large-error'
import { UnreachableError } from './errors/unreachable-error'
import { BodyTooLarge, DeadlinePassed } from './send-request'

/** Broken gzip and Brotli, broken HTTP, wrong lengths, endless headers. */
const unreadable = /^(Z_|ERR__ERROR_|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)/
const timeOuts = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])

/** What went wrong between the request and a whole body. */
export function toServerApiError(error: unknown, asked: Asked): unknown {
  if (error instanceof BodyTooLarge) return new TooLargeError(asked)
  if (!(error instanceof Error) || isServerApiError(error)) return error
  const code = 'code' in error ? String(error.code) : ''
  const cause = toTellingCause(error, code)
  if (error instanceof DeadlinePassed || timeOuts.has(code)) return new TimedOutError(asked, { cause })
  if (unreadable.test(code) || error.name === 'HTTPParserError') return new NonsenseError(asked, { cause })
  return new UnreachableError(asked, { cause })
}

/** The name alone: a parser's error keeps a piece of the answer, which is about people and may repeat what was sent. */
function toTellingCause(error: Error, code: string): Error {
  return new Error(`${error.name} ${/^[A-Z0-9_]{1,64}$/.test(code) ? code : ''}`.trim())
}
