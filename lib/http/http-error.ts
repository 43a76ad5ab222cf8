/** Every way in which an answer of the console's API can fail, with its status and its title. */
const failures = {
  bad_request: [400, 'Bad request'],
  malformed_path: [400, 'Bad request'],
  bad_link: [400, 'Link no longer valid'],
  no_session: [401, 'Not signed in'],
  no_metrics_token: [401, 'Metrics token needed'],
  wrong_credentials: [401, 'Not signed in'],
  bad_signature: [401, 'Signature refused'],
  forbidden: [403, 'Not allowed'],
  foreign_origin: [403, 'Foreign origin'],
  wrong_password: [403, 'Wrong password'],
  not_found: [404, 'Not found'],
  erased: [410, 'Erased'],
  method_not_allowed: [405, 'Method not allowed'],
  conflict: [409, 'Conflict'],
  too_large: [413, 'Too large'],
  unreadable_visit: [422, 'No visit that can be read'],
  unsupported_media_type: [415, 'Unsupported media type'],
  wrong_host: [421, 'Misdirected request'],
  too_many_requests: [429, 'Too many requests'],
  internal: [500, 'Internal error'],
  upstream_failed: [502, 'Server API failed'],
  upstream_paused: [503, 'Server API paused'],
  unavailable: [503, 'Unavailable'],
  upstream_too_slow: [504, 'Server API too slow'],
  disk_full: [507, 'Disk full'],
} as const satisfies Record<string, readonly [status: number, title: string]>

export type FailureCode = keyof typeof failures

export interface FieldProblem {
  field: string
  message: string
}

interface HttpErrorOptions extends ErrorOptions {
  fields?: FieldProblem[]
  erasedAt?: number
  retryAfterSeconds?: number
  headers?: Record<string, string>
}

/** A failure whose sentence is meant for the person who asked. Everything else that is thrown becomes a 500 without words of its own. */
export class HttpError extends Error {
  override name = 'HttpError'
  readonly fields?: FieldProblem[]
  /** Of what was erased: when, epoch milliseconds. */
  readonly erasedAt?: number
  readonly headers: Record<string, string>

  constructor(
    readonly code: FailureCode,
    sentence: string,
    options: HttpErrorOptions = {},
  ) {
    super(sentence, options)
    this.fields = options.fields
    this.erasedAt = options.erasedAt
    this.headers = { ...options.headers, ...(options.retryAfterSeconds === undefined ? {} : { 'retry-after': String(options.retryAfterSeconds) }) }
  }

  get status(): number {
    return failures[this.code][0]
  }

  get title(): string {
    return failures[this.code][1]
  }
}
