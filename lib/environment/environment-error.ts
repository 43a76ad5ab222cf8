/** A variable has a value that cannot be meant. The message is one sentence that names it. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError'
  constructor(
    readonly variable: string,
    sentence: string,
    options?: ErrorOptions,
  ) {
    super(`${variable} ${sentence}`, options)
  }
}
