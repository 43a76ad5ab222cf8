/** Undefined where there is nothing to wait for; of one visitor, or of all. */
type Settled = (visitorId?: string) => Promise<void> | undefined

/** Makes what asks wait for what was acknowledged before it, as long as that is on its way into the tables. */
export function createBehind(settled: Settled) {
  const after = <Answer>(settling: Promise<void> | undefined, ask: () => Promise<Answer>) => (settling ? settling.then(ask) : ask())
  return {
    behind: <Asked extends unknown[], Answer>(ask: (...asked: Asked) => Promise<Answer>) => (...asked: Asked) => after(settled(), () => ask(...asked)),
    /** For what asks about one visitor alone. */
    behindOwn: <Asked extends unknown[], Answer>(ask: (visitorId: string, ...asked: Asked) => Promise<Answer>) => (visitorId: string, ...asked: Asked) => after(settled(visitorId), () => ask(visitorId, ...asked)),
    eachBehind: <Asked extends unknown[], Piece>(walk: (...asked: Asked) => AsyncIterable<Piece>) => async function* (...asked: Asked): AsyncIterable<Piece> {
      await settled()
      yield* walk(...asked)
    },
  }
}
