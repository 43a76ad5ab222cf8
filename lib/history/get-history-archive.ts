import { describeError, logEvent } from '../http/logger'
import { newestFirst } from '../server-api/read-answer'
import type { ErasedAt } from '../store/tombstones'
import type { HistoryPage, VisitStore } from '../store/visit-store'
import type { VisitFilter, VisitPosition } from '../visits/visit'
import type { HistoryPlace } from './get-history-cursor'

interface ArchiveQuestion {
  visitorId: string
  filter: VisitFilter
  limit: number
}

export interface Archive extends HistoryPage {
  failed: boolean
  /** What had been erased when it was read; absent where it was not. */
  erasedAt?: ErasedAt
}

export const noArchive: Archive = { visits: [], firstSeen: null, failed: false }

/** Read beside those that are surely needed, for visits of the archive alone that lie among those of the regions. */
const spare = 8

/**
 * What the archive has for a page and the regions did not answer, newest first, down to one visit more than the page holds: it is the one before
 * the page's last. `answered` are wanted visits of the regions, each once. Never rejects.
 */
export async function readArchive(store: Pick<VisitStore, 'historyAndErased'>, { visitorId, filter, limit }: ArchiveQuestion, place: HistoryPlace | undefined, answered: readonly VisitPosition[]): Promise<Archive> {
  const needed = limit + 1
  const without = answered.map(({ requestId }) => requestId)
  const read = (count: number) => store.historyAndErased(visitorId, filter, { limit: count, after: place?.after, without })
  try {
    const few = Math.min(needed, Math.max(0, needed - answered.length) + spare)
    const kept = await read(few)
    const { page, erasedAt } = few === needed || reachesDown(kept.page, answered, needed) ? kept : await read(needed)
    return { ...page, erasedAt, failed: false }
  } catch (error) {
    logEvent('error', 'archive_failed', describeError(error))
    return { ...noArchive, failed: true }
  }
}

/** Whether a page of `needed` visits ends above what was not read. */
function reachesDown({ visits, next }: HistoryPage, answered: readonly VisitPosition[], needed: number): boolean {
  return next === undefined || visits.length + answered.filter((visit) => newestFirst(visit, next) <= 0).length >= needed
}
