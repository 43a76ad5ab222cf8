import { createBreaker } from './breaker'
import type { ChainFigures } from './chain-figures'

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
  isFault: (error: unknown) => boolean
  now: () => number
}

/**
 * Opened by either of the breaker's two conditions, each time for twice as long as before; then one call tries whether the region is back,
 * and no other waits for it.
 */
export function createCircuit({ figures, isFault, now }: CircuitOptions): Circuit {
  let breaker = createBreaker(figures, now)
  let openUntil: number | undefined
  /** How often it opened since it was last closed. */
  let openings = 0
  let trial: symbol | undefined

  function open(): void {
    openUntil = now() + Math.min(figures.openFor * 2 ** openings, figures.openAtMost)
    openings += 1
  }
  function close(): void {
    breaker = createBreaker(figures, now)
    openUntil = undefined
    openings = 0
    trial = undefined
  }
  /** `tried`: the call was the one that was to tell whether the region is back. What began before a circuit opened decides nothing of it any more. */
  function note(failed: boolean, tried: symbol | undefined): void {
    if (tried !== undefined) {
      if (tried !== trial) return
      trial = undefined
      if (failed) open()
      else close()
    } else if (openUntil === undefined && breaker(failed)) open()
  }

  return {
    async execute(run) {
      const tried = openUntil === undefined ? undefined : (trial = Symbol('trial'))
      try {
        const value = await run()
        note(false, tried)
        return value
      } catch (error) {
        // An error that is no fault is an answer of the region's.
        note(isFault(error), tried)
        throw error
      }
    },
    refusesUntil() {
      if (trial !== undefined) return now() + figures.openFor
      return openUntil !== undefined && now() < openUntil ? openUntil : undefined
    },
    state() {
      if (openUntil === undefined) return { state: 'closed' }
      return trial === undefined && now() < openUntil ? { state: 'open', opensAgainAt: openUntil } : { state: 'half_open' }
    },
    close,
  }
}
