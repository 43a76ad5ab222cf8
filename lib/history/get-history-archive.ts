import { describeError, logEvent } from '../http/logger'
import type { HistoryPage, VisitStore } from '../store/visit-store'
import type { VisitFilter } from '../visits/visit'
import type { HistoryPlace } from './get-history-cursor'

interface ArchiveQuestion {
  visitorId: string
  filter: VisitFilter
  limit: number
}

export interface Archive extends HistoryPage {
  failed: boolean
}

export const noArchive: Archive = { visits: [], firstSeen: null, failed: false }

/** One visit more than the page holds: it is the one before the page's last. Never rejects. */
export async function readArchive(store: Pick<VisitStore, 'history'>, { visitorId, filter, limit }: ArchiveQuestion, place: HistoryPlace | undefined): Promise<Archive> {
  try {
    return { ...(await store.history(visitorId, filter, { limit: limit + 1, after: place?.after })), failed: false }
  } catch (error) {
    logEvent('error', 'archive_failed', describeError(error))
    return { ...noArchive, failed: true }
  }
}
