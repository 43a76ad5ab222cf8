import type { LiveVisitor } from '@/lib/console-api/answers'

type Newest = LiveVisitor['newest']

/** Those of the newest visits that came after the page began to watch and are not listed. */
export function freshVisits(newest: Newest, known: ReadonlySet<string>, listed: readonly { requestId: string }[]): Newest {
  const came = newest.filter(({ requestId }) => !known.has(requestId))
  // Asked at each drawing of the page, of a list of thousands, and nearly always for nothing.
  if (came.length === 0) return came
  const there = new Set(listed.map(({ requestId }) => requestId))
  return came.filter(({ requestId }) => !there.has(requestId))
}
