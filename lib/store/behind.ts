type Settled = () => Promise<void> | undefined

/** Makes what asks wait for what was there before it, as long as there is something to wait for. */
export function createBehind(settled: Settled) {
  return {
    behind: <Asked extends unknown[], Answer>(ask: (...asked: Asked) => Promise<Answer>) => (...asked: Asked): Promise<Answer> => {
      const settling = settled()
      return settling ? settling.then(() => ask(...asked)) : ask(...asked)
    },
    eachBehind: <Asked extends unknown[], Piece>(walk: (...asked: Asked) => AsyncIterable<Piece>) => async function* (...asked: Asked): AsyncIterable<Piece> {
      await settled()
      yield* walk(...asked)
    },
  }
}
