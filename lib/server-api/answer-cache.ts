import { LRUCache } from 'lru-cache'
import type { ChainFigures } from './chain-figures'
import type { SaidBefore, SaidOfVisitor } from './create-server-api'
import type { ServerApiAnswer } from './read-answer'

interface Kept extends SaidBefore {
  visitorId: string
  fetchedAt: number
  /** Somebody has asked for something newer since. */
  isOutdated?: true
}

/** Bytes of the bodies asked for last that are kept as they were read too: so they are many times as large, and a burden to the garbage collector. */
const mostRead = 2 * 1024 * 1024

/** What sources said, for as long as it may be shown when they cannot be asked. */
export function createAnswerCache({ entries, bytes, freshFor, staleFor }: ChainFigures['cache'], now: () => number) {
  const read = new LRUCache<Kept, ServerApiAnswer>({ maxSize: mostRead, sizeCalculation: (_, { body }) => body.bytes.length })
  const byVisitor = new Map<string, Set<Kept>>()
  const kept = new LRUCache<string, Kept>({
    max: entries,
    maxSize: bytes,
    sizeCalculation: ({ body }) => 1_024 + body.bytes.length,
    ttl: staleFor,
    ttlResolution: 0,
    perf: { now },
    dispose(entry) {
      read.delete(entry)
      const ofVisitor = byVisitor.get(entry.visitorId)
      ofVisitor?.delete(entry)
      if (ofVisitor?.size === 0) byVisitor.delete(entry.visitorId)
    },
  })

  /** Who still holds an entry that is kept no more may read it, and leaves nothing of it behind. */
  function readOnce(key: string, entry: Kept): ServerApiAnswer {
    const answer = read.get(entry) ?? entry.body.read()
    if (kept.peek(key) === entry) read.set(entry, answer)
    return answer
  }

  return {
    fresh(key: string): Kept | undefined {
      const found = kept.get(key)
      return found && !found.isOutdated && now() - found.fetchedAt < freshFor ? found : undefined
    },
    /** Not older than it may be shown, marked with its age by whoever shows it. */
    any: (key: string) => kept.get(key),
    /** Likewise, as far as it need not be read again. */
    read(key: string): ServerApiAnswer | undefined {
      const entry = kept.peek(key)
      return entry && read.peek(entry)
    },
    keep(key: string, visitorId: string, { answer, body }: SaidOfVisitor): void {
      const entry: Kept = { visitorId, body, answer: () => readOnce(key, entry), fetchedAt: now() }
      kept.set(key, entry)
      // Nothing that is too large is.
      if (kept.peek(key) !== entry) return
      read.set(entry, answer)
      byVisitor.set(visitorId, (byVisitor.get(visitorId) ?? new Set()).add(entry))
    },
    /** Nothing of this visitor is fresh any more; it may still be shown when it cannot be asked for. */
    outdate(visitorId: string): void {
      for (const entry of byVisitor.get(visitorId) ?? []) entry.isOutdated = true
    },
    drop(key: string): void {
      kept.delete(key)
    },
    forget(visitorId: string | undefined): void {
      // Those that are too old to be shown are listed no more, but are there.
      kept.purgeStale()
      for (const [key, entry] of [...kept.entries()]) if (visitorId === undefined || entry.visitorId === visitorId) kept.delete(key)
    },
  }
}
