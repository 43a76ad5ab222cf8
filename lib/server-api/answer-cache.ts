import { LRUCache } from 'lru-cache'
import type { ChainFigures } from './chain-figures'
import type { SaidOfVisitor } from './create-server-api'

interface Kept {
  visitorId: string
  read: SaidOfVisitor['readAgain']
  /** Bytes. */
  size: number
  fetchedAt: number
  /** Somebody has asked for something newer since. */
  isOutdated?: true
}

/** What sources said, for as long as it may be shown when they cannot be asked. */
export function createAnswerCache({ entries, bytes, freshFor, staleFor }: ChainFigures['cache'], now: () => number) {
  const kept = new LRUCache<string, Kept>({
    max: entries,
    maxSize: bytes,
    sizeCalculation: ({ size }) => 1_024 + size,
    ttl: staleFor,
    ttlResolution: 0,
    perf: { now },
  })
  return {
    fresh(key: string): Kept | undefined {
      const found = kept.get(key)
      return found && !found.isOutdated && now() - found.fetchedAt < freshFor ? found : undefined
    },
    /** Not older than it may be shown, marked with its age by whoever shows it. */
    any: (key: string) => kept.get(key),
    keep(key: string, visitorId: string, { readAgain, size }: SaidOfVisitor): void {
      kept.set(key, { visitorId, read: readAgain, size, fetchedAt: now() })
    },
    /** Nothing of this visitor is fresh any more; it may still be shown when it cannot be asked for. */
    outdate(visitorId: string): void {
      for (const entry of kept.values()) if (entry.visitorId === visitorId) entry.isOutdated = true
    },
    drop(key: string): void {
      kept.delete(key)
    },
    forget(visitorId: string | undefined): void {
      for (const [key, entry] of [...kept.entries()]) if (visitorId === undefined || entry.visitorId === visitorId) kept.delete(key)
    },
  }
}
