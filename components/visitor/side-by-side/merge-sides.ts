import type { ListedVisit, VisitorHistory } from '@/lib/console-api/answers'

/**
 * What single sources have said, newest first, each visit once, as if one had answered it all. It ends where the first of them stops that has
 * more: below, visits of that one would be missing among those of the others.
 */
export function mergeSides(sides: readonly VisitorHistory[]): VisitorHistory | undefined {
  const [first] = sides
  if (!first) return undefined
  const merged = new Map<string, ListedVisit>()
  // A region's word of where a visit was found counts more than the archive's memory.
  for (const { visits } of [...sides].sort((a, b) => Number(isArchive(b)) - Number(isArchive(a)))) for (const visit of visits) merged.set(visit.requestId, visit)
  const end = Math.max(...sides.map(({ next, visits }) => (next === undefined ? -Infinity : (visits.at(-1)?.timestamp ?? -Infinity))))
  const visits = [...merged.values()].filter(({ timestamp }) => timestamp >= end).sort(newestFirst)
  return { visitorId: first.visitorId, visits, sources: sides.flatMap(({ sources }) => sources), travels: travelsBetween(visits, sides) }
}

const isArchive = ({ sources }: VisitorHistory) => sources.some(({ source }) => source === 'archive')

const newestFirst = (a: ListedVisit, b: ListedVisit) => b.timestamp - a.timestamp || (a.requestId < b.requestId ? 1 : -1)

/** Those whose two visits still follow one another. */
function travelsBetween(visits: readonly ListedVisit[], sides: readonly VisitorHistory[]): VisitorHistory['travels'] {
  const known = Object.assign({}, ...sides.map(({ travels }) => travels)) as VisitorHistory['travels']
  const older = new Map(visits.map(({ requestId }, index) => [requestId, visits[index + 1]?.requestId]))
  return Object.fromEntries(Object.entries(known).filter(([requestId, { from }]) => older.get(requestId) === from.requestId))
}
