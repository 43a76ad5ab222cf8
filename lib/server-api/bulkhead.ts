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

/** Lets so many run at once, and so many more wait for `queuedFor` milliseconds at most, first come, first served. */
export function createBulkhead({ running: places, queued: seats, queuedFor }: ChainFigures['bulkhead']): Bulkhead {
  /** Those that wait, oldest first; each is called when a place is its own. */
  const waiting = new Set<() => void>()
  let running = 0

  function waitForPlace(): Promise<void> {
    if (waiting.size >= seats) return Promise.reject(new NoPlace())
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => {
        waiting.delete(take)
        reject(new NoPlace())
      }, queuedFor)
      const take = () => {
        waiting.delete(take)
        clearTimeout(patience)
        resolve()
      }
      waiting.add(take)
    })
  }

  /** A place that comes free is handed on, so that nobody comes before who waits. */
  function leave(): void {
    const [next] = waiting
    if (next) next()
    else running -= 1
  }

  return {
    async execute(run) {
      if (running < places) running += 1
      else await waitForPlace()
      try {
        return await run()
      } finally {
        leave()
      }
    },
    running: () => running,
    queued: () => waiting.size,
  }
}
