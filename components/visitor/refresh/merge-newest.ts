import type { InfiniteData } from '@tanstack/react-query'
import type { VisitorHistory } from '@/lib/console-api/answers'

type Pages = InfiniteData<VisitorHistory>

/**
 * The loaded pages with the newest one as it is now: what lies below it stays, so that nobody who has read far loses
 * their place. Where the new page does not reach down to the old one, only it is left, since what lies between is
 * not known.
 */
export function mergeNewest({ pages, pageParams }: Pages, newest: VisitorHistory): Pages {
  const [first, ...older] = pages
  const last = newest.visits.at(-1)
  const alone = { pages: [newest], pageParams: pageParams.slice(0, 1) }
  if (!first || older.length === 0 || !last) return alone
  const fresh = new Set(newest.visits.map(({ requestId }) => requestId))
  if (!first.visits.some(({ requestId }) => fresh.has(requestId))) return alone

  const below = new Set(older.flatMap(({ visits }) => visits.map(({ requestId }) => requestId)))
  const pushedOut = first.visits.filter((visit) => !fresh.has(visit.requestId) && visit.timestamp <= last.timestamp)
  const merged: VisitorHistory = {
    ...newest,
    visits: [...newest.visits.filter(({ requestId }) => !below.has(requestId)), ...pushedOut],
    travels: { ...first.travels, ...newest.travels },
    // Where the second page was asked from, which is still there.
    next: first.next,
  }
  return { pages: [merged, ...older], pageParams }
}

/** Whether a source answers again that had not. */
export function isRecovered(before: VisitorHistory | undefined, now: VisitorHistory): boolean {
  return now.sources.some(({ source, status }) => status === 'ok' && before?.sources.some((was) => was.source === source && was.status !== 'ok'))
}
