/** First come, first served: one holder at a time. */
export interface Turns {
  /** Resolves with the function that gives the turn on; calling it again does nothing. */
  take(): Promise<() => void>
}

export function createTurns(): Turns {
  let last: Promise<void> = Promise.resolve()
  return {
    async take() {
      const before = last
      let release: () => void = () => undefined
      last = new Promise((resolve) => {
        release = resolve
      })
      await before
      return release
    },
  }
}
