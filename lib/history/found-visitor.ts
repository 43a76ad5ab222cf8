import type { FoundVisitor } from '../console-api/answers'
import type { VisitorSummary } from '../store/visit-store'

/** A visitor in a list of search results. */
export function foundVisitor({ visitorId, visits, firstSeen, lastSeen, linkedIds, countries }: VisitorSummary): FoundVisitor {
  return { visitorId, visits, firstSeen, lastSeen, linkedIds: linkedIds.map(({ value }) => value), countries: countries.map(({ value }) => value) }
}
