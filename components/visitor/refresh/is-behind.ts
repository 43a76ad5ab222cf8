import type { VisitorHistory, VisitorOverview } from '@/lib/console-api/answers'

type Counts = Pick<VisitorOverview, 'visits' | 'recentVisits' | 'firstSeen' | 'lastSeen'>

/**
 * Whether the overview was read before the visits of these pages were kept, which happens where the sources have what
 * the archive had not: both are asked at once. Filtered pages show at least as much as they hold.
 */
export function isBehind({ visits, recentVisits, firstSeen, lastSeen }: Counts, pages: readonly VisitorHistory[]): boolean {
  const newest = pages[0]?.visits[0]
  const oldest = pages.at(-1)?.visits.at(-1)
  if (!newest || !oldest) return false
  const loaded = pages.reduce((sum, page) => sum + page.visits.length, 0)
  const answered = pages.flatMap(({ sources }) => sources).reduce((sum, { source, visits: count }) => sum + (source === 'archive' ? 0 : count), 0)
  return newest.timestamp > lastSeen || oldest.timestamp < firstSeen || loaded > visits || answered > recentVisits
}
