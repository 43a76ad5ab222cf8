import type { ChainFigures } from './chain-figures'

export interface Pause {
  /** The region asked for it; answers its end in epoch milliseconds. Without seconds it is short, and doubles until a call succeeds. */
  begin(retryAfterSeconds: number | undefined): number
  /** Undefined where there is none. */
  until(): number | undefined
  /** The next pause without seconds is short again; one that runs goes on. */
  succeeded(): void
  end(): void
}

export function createPause({ shortest, longest }: ChainFigures['pause'], now: () => number): Pause {
  let end = 0
  let inARow = 0
  return {
    begin(retryAfterSeconds) {
      // Calls that were under way together are all refused, and ask for one pause.
      if (retryAfterSeconds === undefined && now() < end) return end
      const wanted = retryAfterSeconds === undefined ? shortest * 2 ** Math.min(inARow, 10) : Math.max(shortest, retryAfterSeconds * 1_000)
      inARow += 1
      end = Math.max(end, now() + Math.min(wanted, longest))
      return end
    },
    until: () => (now() < end ? end : undefined),
    succeeded() {
      inARow = 0
    },
    end() {
      end = 0
      inARow = 0
    },
  }
}
