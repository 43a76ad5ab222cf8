/** What was asked of which source, without its token. */
export interface Asked {
  source: string
  method: string
  url: string
}

export type ServerApiErrorCode =
  | 'unreachable' | 'timed_out' | 'forbidden' | 'visitor_not_found' | 'refused' | 'rate_limited'
  | 'upstream_failed' | 'redirected' | 'too_large' | 'nonsense' | 'invalid_visitor_id'
  /** Not sent at all: the circuit is open, a 429 is being waited out, or too many are waiting. */
  | 'circuit_open' | 'paused' | 'overloaded'
  /** The token belongs to another region. */
  | 'wrong_region'

/** A call of the Server API that failed. Its message is for logs; `sentence` is for the person who asked, and names no address. */
export abstract class ServerApiError extends Error {
  /** Tells kinds apart: class names do not survive a build. */
  abstract readonly code: ServerApiErrorCode
  /** When it is worth asking again, in epoch milliseconds; undefined where that is not known. */
  readonly retryAt: number | undefined

  constructor(
    readonly asked: Asked,
    readonly sentence: string,
    options?: ErrorOptions & { retryAt?: number },
  ) {
    super(`${asked.method} ${asked.url}: ${sentence}`, options)
    this.retryAt = options?.retryAt
  }
}

/** Across bundles too, where instanceof may meet another copy of the class. */
export function isServerApiError(error: unknown): error is ServerApiError {
  return error instanceof Error && 'asked' in error && 'sentence' in error && 'code' in error
}
