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
  /** Those that still wait; who has left keeps a place until its turn. */
  queued(): number
}

/** The library's bulkhead, which lets nobody wait in its queue for longer than `queuedFor`. */
export function createBulkhead({ running, queued, queuedFor }: ChainFigures['bulkhead']): Bulkhead {
  const policy = bulkhead(running, queued)
  let waiting = 0
  return {
    execute<T>(run: () => Promise<T>) {
      if (policy.executionSlots > 0) return policy.execute(run)
      return new Promise<T>((resolve, reject) => {
        let waits = true
        const patience = setTimeout(() => {
          stopWaiting()
          reject(new NoPlace())
        }, queuedFor)
        waiting += 1
        function stopWaiting(): void {
          if (waits) waiting -= 1
          waits = false
          clearTimeout(patience)
        }
        // A signal would leave the place of who has left unused; an empty turn passes it on.
        const turn = policy.execute(async () => {
          const hasLeft = !waits
          stopWaiting()
          if (!hasLeft) resolve(await run())
        })
        turn.catch((error: unknown) => {
          stopWaiting()
          reject(error instanceof BulkheadRejectedError ? new NoPlace() : error)
        })
      })
    },
    running: () => running - policy.executionSlots,
    queued: () => waiting,
  }
}
