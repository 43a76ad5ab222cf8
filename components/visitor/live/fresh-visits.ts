import type { LiveVisitor } from '@/lib/console-api/answers'

type Newest = LiveVisitor['newest']

/** Those of the newest visits that came after the page began to watch and are not listed. */
export function freshVisits(newest: Newest, known: ReadonlySet<string>, listed: readonly { requestId: string }[]): Newest {
  const there = new Set(listed.map(({ requestId }) => requestId))
  return newest.filter(({ requestId }) => !known.has(requestId) && !there.has(requestId))
}
