import type { ListedVisit } from '../console-api/answers'
import { newestFirst } from '../server-api/read-answer'
import type { Visit, VisitPosition } from '../visits/visit'
import type { Archive } from './get-history-archive'
import { largestAnswer, type SourceReader } from './get-history-source'

/** Pages read of a source for one answer: a few, or many when everything so far was filtered away. */
const usualRounds = 4
const mostRounds = 60

/** Reads on until a page is full down to where every source is known, or nothing is left. `ready` is the certain beginning of `merged`. */
export async function readUntil(readers: readonly SourceReader[], archive: Archive, limit: number, isWanted: (visit: Visit) => boolean) {
  for (let round = 1; ; round += 1) {
    const merged = merge(readers, archive, isWanted)
    const open = readers.filter((reader) => reader.isOpen())
    const certain = open.map((reader) => reader.oldest())
    const ready = merged.filter((visit) => certain.every((oldest) => oldest !== undefined && newestFirst(visit, oldest) <= 0))
    const isEnough = ready.length >= limit || (ready.length > 0 && round >= usualRounds) || round >= mostRounds
    if (open.length === 0 || isEnough) return { ready, merged, isMore: ready.length < merged.length || open.length > 0 || archive.next !== undefined }
    const held = open.filter((reader) => isBehind(reader.oldest(), merged[limit - 1]))
    await Promise.all((held.length > 0 ? held : open).map((reader) => reader.readMore(largestAnswer)))
  }
}

/** Whether a source that is known down to `oldest` has to be read on to hand out `last`. */
const isBehind = (oldest: VisitPosition | undefined, last: VisitPosition | undefined) => !oldest || !last || newestFirst(last, oldest) > 0

/** The archive's copy of a visit is the fuller one; where a Server API has the visit too, it says which. */
function merge(readers: readonly SourceReader[], archive: Archive, isWanted: (visit: Visit) => boolean): ListedVisit[] {
  const merged = new Map<string, ListedVisit>(archive.visits.map((visit) => [visit.requestId, visit]))
  const recent = new Set<string>()
  for (const reader of readers) {
    for (const { visit } of reader.visits()) {
      if (!isWanted(visit) || recent.has(visit.requestId)) continue
      merged.set(visit.requestId, { ...(merged.get(visit.requestId) ?? visit), region: visit.region })
      recent.add(visit.requestId)
    }
  }
  return [...merged.values()].map((visit) => (recent.has(visit.requestId) ? visit : { ...visit, archived: true })).sort(newestFirst)
}
