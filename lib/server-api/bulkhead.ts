import { BulkheadRejectedError, bulkhead } from 'cockatiel'
import type { ChainFigures } from './chain-figures'

/** Thrown when too many run and wait, or when a place did not come free in time. */
export class NoPlace extends Error {
  override name = 'NoPlace'
}

export interface Bulkhead {
  /** Throws NoPlace, or what `run` throws. */
  execute<T>(run: () => Promise<T>): Promise<T>
  running(): number
  queued(): number
}

/** The library's bulkhead, which lets nobody wait in its queue for longer than `queuedFor`. */
export function createBulkhead({ running, queued, queuedFor }: ChainFigures['bulkhead']): Bulkhead {
  const policy = bulkhead(running, queued)
  return {
    execute<T>(run: () => Promise<T>) {
      return new Promise<T>((resolve, reject) => {
        let hasLeft = false
        const patience = setTimeout(() => {
          hasLeft = true
          reject(new NoPlace())
        }, queuedFor)
        // A signal would leave the place of who has left unused; an empty turn passes it on.
        const turn = policy.execute(async () => {
          clearTimeout(patience)
          if (!hasLeft) resolve(await run())
        })
        turn.catch((error: unknown) => {
          clearTimeout(patience)
          reject(error instanceof BulkheadRejectedError ? new NoPlace() : error)
        })
      })
    },
    running: () => running - policy.executionSlots,
    queued: () => queued - policy.queueSlots,
  }
}
