import { CircuitState, type IBackoff, circuitBreaker, handleWhen } from 'cockatiel'
import type { ChainFigures } from './chain-figures'
import { createBreaker } from './breaker'

export interface Circuit {
  /** Throws what `run` throws, of which only faults count against the region. Not to be called while `refusesUntil` says no. */
  execute<T>(run: () => Promise<T>): Promise<T>
  /** When it is worth asking again, in epoch milliseconds, while nothing is let through; undefined while something is. */
  refusesUntil(): number | undefined
  state(): { state: 'closed' | 'open' | 'half_open'; opensAgainAt?: number }
  close(): void
}

interface CircuitOptions {
  figures: ChainFigures['circuit']
  isFault: (error: Error) => boolean
  now: () => number
}

/** The library's circuit on a clock of ours, opened by either of two conditions; while one call tries whether the region is back, no other waits for it. */
export function createCircuit({ figures, isFault, now }: CircuitOptions): Circuit {
  let openUntil = 0
  const open = (attempt: number): IBackoff<{ attempt: number }> => {
    const until = now() + Math.min(figures.openFor * 2 ** (attempt - 1), figures.openAtMost)
    openUntil = until
    return {
      // The library asks whether its own clock has gone on by this much.
      get duration() {
        return now() >= until ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
      },
      next: (context) => open(context.attempt),
    }
  }
  const create = () => circuitBreaker(handleWhen(isFault), { breaker: createBreaker(figures, now), halfOpenAfter: { next: (context) => open(context.attempt) } })
  let policy = create()

  return {
    async execute<T>(run: () => Promise<T>) {
      // To the library an error that is no fault is neither a success nor a failure; here the region has answered.
      const outcome = await policy.execute(() => run().then((value) => ({ value }), (error: Error) => {
        if (isFault(error)) throw error
        return { error }
      }))
      if ('error' in outcome) throw outcome.error
      return outcome.value
    },
    refusesUntil() {
      if (policy.state === CircuitState.HalfOpen) return now() + figures.openFor
      return policy.state === CircuitState.Open && now() < openUntil ? openUntil : undefined
    },
    state() {
      if (policy.state === CircuitState.Closed) return { state: 'closed' }
      const isWaiting = policy.state === CircuitState.Open && now() < openUntil
      return isWaiting ? { state: 'open', opensAgainAt: openUntil } : { state: 'half_open' }
    },
    close() {
      policy = create()
    },
  }
}
