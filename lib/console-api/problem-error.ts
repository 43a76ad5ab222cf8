import type { Problem } from './answers'

/** A failed answer of `/api`, with the sentence that the person should read. */
export class ProblemError extends Error {
  override name = 'ProblemError'
  constructor(
    readonly problem: Problem,
    readonly retryAfterSeconds?: number,
    options?: ErrorOptions,
  ) {
    super(problem.detail, options)
  }

  get code() {
    return this.problem.code
  }

  get status() {
    return this.problem.status
  }
}
