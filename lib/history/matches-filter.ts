import type { Visit, VisitFilter } from '../visits/visit'

/** Whether the store would let this visit through the filter: every part that is given must hold. */
export function matchesFilter(visit: Visit, filter: VisitFilter): boolean {
  return (
    (filter.from === undefined || visit.timestamp >= filter.from) &&
    (filter.to === undefined || visit.timestamp <= filter.to) &&
    (filter.linkedId === undefined || visit.linkedId === filter.linkedId) &&
    (filter.incognito === undefined || visit.incognito === filter.incognito) &&
    (filter.country === undefined || visit.ipLocation?.country?.code === filter.country) &&
    (filter.browserName === undefined || visit.browserDetails?.browserName === filter.browserName)
  )
}
