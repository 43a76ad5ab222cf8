import type { VisitDetails } from '../console-api/answers'
import { travelBetween } from '../findings/travel-between'
import type { VisitStore } from '../store/visit-store'
import { readSignals } from '../visits/read-signals'
import { recentWindowStart } from './recent-window'

/** One visit with its place in the history and what it was received as; null when the visitor has no such visit. */
export async function findVisitDetails(store: Pick<VisitStore, 'findVisit'>, visitorId: string, requestId: string, now: number): Promise<VisitDetails | null> {
  const found = await store.findVisit(visitorId, requestId)
  if (!found) return null
  const { visit, older, newerRequestId, raw, rawSize, notes, ordinal, of, sameSince } = found
  const signals = readSignals(raw)
  const travel = older && travelBetween(older, visit)
  return {
    visit: visit.timestamp < recentWindowStart(now) ? { ...visit, archived: true } : visit,
    ordinal, of, sameSince, notes,
    raw: JSON.stringify(raw, null, 2), rawSize,
    ...(older && { previous: older, older: older.requestId }),
    ...(newerRequestId !== undefined && { newer: newerRequestId }),
    ...(travel && { travel }),
    ...(signals && { signals }),
  }
}
