import type { ListedVisit } from '../console-api/answers'
import { newestFirst } from '../server-api/read-answer'
import type { Visit, VisitPosition } from '../visits/visit'
import type { Archive } from './get-history-archive'
import { largestAnswer, type SourceReader } from './get-history-source'

/** Pages read of a source for one answer, at most; fewer where the archive alone could fill the page. */
const mostRounds = 4
const roundsBesideArchive = 2

export interface Merged {
  /** What can be handed out, newest first. */
  ready: ListedVisit[]
  /** The same, and what follows as far as it is known yet. */
  known: ListedVisit[]
  isMore: boolean
  /** The request ids that a Server API answered. */
  answered: ReadonlySet<string>
}

/**
 * Reads on until a page is full down to where every source is known, or nothing is left. Where a source would have to be read for too long,
 * because what is asked for lies deep or is filtered by us, the page is shorter, or, rather than empty, it is what the archive has.
 */
export async function readUntil(readers: readonly SourceReader[], archive: Archive, { limit, windowStart }: { limit: number; windowStart: number }): Promise<Merged> {
  const rounds = archive.next === undefined ? mostRounds : roundsBesideArchive
  for (let round = 1; ; round += 1) {
    const { visits, answered } = merge(readers, archive)
    const open = readers.filter((reader) => reader.isOpen())
    const isCertain = (visit: Visit) => open.every((reader) => !isBehind(reader.oldest(), visit))
    const certain = visits.filter(isCertain)
    if (open.length === 0 || certain.length >= limit || round === rounds) {
      const known = visits.map((visit) => (!answered.has(visit.requestId) && (visit.timestamp < windowStart || isCertain(visit)) ? { ...visit, archived: true } : visit))
      const ready = certain.length > 0 ? known.slice(0, certain.length) : known
      return { ready, known, answered, isMore: ready.length < known.length || open.length > 0 || archive.next !== undefined }
    }
    const last = visits[limit - 1]
    const held = last ? open.filter((reader) => isBehind(reader.oldest(), last)) : open
    await Promise.all(held.map((reader) => reader.readMore(largestAnswer)))
  }
}

/** Whether a source that is known down to `oldest` may still have visits before `visit`. */
const isBehind = (oldest: VisitPosition | undefined, visit: VisitPosition) => !oldest || newestFirst(visit, oldest) > 0

/** The archive's copy of a visit is the fuller one; where a Server API has the visit too, it says which. */
function merge(readers: readonly SourceReader[], archive: Archive): { visits: Visit[]; answered: Set<string> } {
  const merged = new Map<string, Visit>(archive.visits.map((visit) => [visit.requestId, visit]))
  const answered = new Set<string>()
  for (const reader of readers) {
    for (const { visit } of reader.wanted()) {
      if (answered.has(visit.requestId)) continue
      const archived = merged.get(visit.requestId)
      merged.set(visit.requestId, archived === undefined || archived.region === visit.region ? (archived ?? visit) : { ...archived, region: visit.region })
      answered.add(visit.requestId)
    }
  }
  return { visits: [...merged.values()].sort(newestFirst), answered }
}
