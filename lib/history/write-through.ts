import { LRUCache } from 'lru-cache'
import { describeError, logEvent } from '../http/logger'
import type { IncomingVisit, VisitStore } from '../store/visit-store'

/** Visits that may wait, all visitors together; above that whoever brings more waits too. */
const usualCeiling = 5_000
/** Visits of one append, as far as whole visitors go. */
const largestBatch = 1_000
/** Request ids that are remembered as kept, so that what comes by again costs nothing. */
const mostRemembered = 50_000
const mostFailed = 1_000

export interface WriteThrough {
  /** Queues those that are not known to be kept. Resolves at once, or, above the ceiling, once there is room again. Never rejects. */
  keep(visitorId: string, visits: readonly IncomingVisit[]): Promise<void>
  /** Resolves once what was queued of a visitor is on disk, or has failed. Never rejects. */
  whenKept(visitorId: string): Promise<void>
  /** Whether the newest write of a visitor's visits failed. */
  hasFailed(visitorId: string): boolean
  /** Makes it forget what it knows to be kept, for visits that were removed. */
  forget(visitorId?: string): void
  /** Resolves once nothing waits. */
  drain(): Promise<void>
}

/** Visits of one visitor that are written together. */
interface Share {
  visitorId: string
  visits: Map<string, IncomingVisit>
  settled: Promise<void>
  settle: () => void
}

/** Writes what look-ups bring into the store behind their backs, one append at a time; what fails comes by again with the next look-up. */
export function createWriteThrough({ store, ceiling = usualCeiling }: { store: Pick<VisitStore, 'append'>; ceiling?: number }): WriteThrough {
  const kept = new LRUCache<string, ReadonlySet<string>>({ maxSize: mostRemembered, sizeCalculation: (requestIds) => requestIds.size + 1 })
  const failed = new LRUCache<string, true>({ max: mostFailed })
  /** In the order in which they came. */
  const queued = new Map<string, Share>()
  const written = new Map<string, Share>()
  let running: Promise<void> | undefined
  let isFailing = false

  function enqueue(visitorId: string, visits: readonly IncomingVisit[]): void {
    const known = kept.get(visitorId)
    const current = written.get(visitorId)?.visits
    const fresh = visits.filter(({ visit: { requestId } }) => !known?.has(requestId) && !current?.has(requestId))
    if (fresh.length === 0) return
    const share = queued.get(visitorId) ?? createShare(visitorId)
    for (const visit of fresh) share.visits.set(visit.visit.requestId, visit)
    queued.set(visitorId, share)
    // The answer goes out first.
    running ??= new Promise((resolve) => setImmediate(resolve)).then(writeAll)
  }

  async function writeAll(): Promise<void> {
    while (queued.size > 0) await writeNext(takeBatch(queued))
    running = undefined
  }

  async function writeNext(batch: readonly Share[]): Promise<void> {
    for (const share of batch) written.set(share.visitorId, share)
    try {
      await store.append(batch.flatMap(({ visits }) => [...visits.values()]))
      isFailing = false
      for (const { visitorId, visits } of batch) {
        failed.delete(visitorId)
        kept.set(visitorId, new Set([...(kept.get(visitorId) ?? []), ...visits.keys()]))
      }
    } catch (error) {
      // A full disk fails every look-up; one line tells of it.
      if (!isFailing) logEvent('error', 'archive_failed', describeError(error))
      isFailing = true
      for (const { visitorId } of batch) failed.set(visitorId, true)
    }
    written.clear()
    for (const { settle } of batch) settle()
  }

  const waiting = () => countVisits(queued) + countVisits(written)
  const whenKept = async (visitorId: string) => {
    await Promise.all([written.get(visitorId)?.settled, queued.get(visitorId)?.settled])
  }
  return {
    async keep(visitorId, visits) {
      enqueue(visitorId, visits)
      while (waiting() > ceiling) await oldestOf(written, queued)?.settled
    },
    whenKept,
    hasFailed: (visitorId) => failed.has(visitorId),
    forget: (visitorId) => (visitorId === undefined ? kept.clear() : void kept.delete(visitorId)),
    drain: async () => running,
  }
}

function createShare(visitorId: string): Share {
  let settle = () => {}
  const settled = new Promise<void>((resolve) => (settle = resolve))
  return { visitorId, visits: new Map(), settled, settle }
}

/** The oldest shares, at least one. */
function takeBatch(queued: Map<string, Share>): Share[] {
  const batch: Share[] = []
  let count = 0
  for (const share of queued.values()) {
    if (batch.length > 0 && count + share.visits.size > largestBatch) break
    batch.push(share)
    count += share.visits.size
  }
  for (const { visitorId } of batch) queued.delete(visitorId)
  return batch
}

const countVisits = (shares: ReadonlyMap<string, Share>) => [...shares.values()].reduce((sum, { visits }) => sum + visits.size, 0)

function oldestOf(...queues: readonly ReadonlyMap<string, Share>[]): Share | undefined {
  for (const queue of queues) for (const share of queue.values()) return share
  return undefined
}
