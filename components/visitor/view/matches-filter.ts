import type { Visit, VisitFilter } from '@/lib/visits/visit'

/** Whether `visit` is among those that `filter` leaves. */
export function matchesFilter(visit: Visit, filter: VisitFilter): boolean {
  const wanted = (asked: unknown, found: unknown) => asked === undefined || asked === found
  return (
    (filter.from === undefined || visit.timestamp >= filter.from) &&
    (filter.to === undefined || visit.timestamp <= filter.to) &&
    wanted(filter.linkedId, visit.linkedId) &&
    wanted(filter.incognito, visit.incognito) &&
    wanted(filter.country, visit.ipLocation?.country?.code) &&
    wanted(filter.browserName, visit.browserDetails?.browserName)
  )
}
