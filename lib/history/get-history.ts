import type { VisitorHistory } from '../console-api/answers'
import { HttpError } from '../http/http-error'
import type { GuardedServerApi } from '../server-api/guarded-server-api'
import { newestFirst, type ReceivedVisit } from '../server-api/read-answer'
import type { ServerApiSource } from '../server-api/source'
import type { VisitStore } from '../store/visit-store'
import type { Region, Visit, VisitFilter } from '../visits/visit'
import { type Archive, noArchive, readArchive } from './get-history-archive'
import { type HistoryPlace, openHistoryCursor } from './get-history-cursor'
import { type SourceReader, createSourceReader } from './get-history-source'
import { readUntil } from './get-history-merge'
import { doubtSources } from './get-history-doubt'
import { judgeSources, reportSources } from './get-history-report'
import { matchesFilter } from './matches-filter'
import { recentWindowStart } from './recent-window'
import { readErased, refuseIfErased } from './refuse-erased'
import { sameList } from './same-list'
import type { Cursors } from './sealed-cursor'
import { travelsOf } from './travels-of'
import type { WriteThrough } from './write-through'

export interface HistoryDependencies {
  store: Pick<VisitStore, 'historyAndErased' | 'readErased'>
  writer: Pick<WriteThrough, 'keep' | 'whenKept' | 'hasFailed'>
  serverApi: Pick<GuardedServerApi, 'ask' | 'lastAnswer' | 'health'>
  sources: readonly ServerApiSource[]
  cursors: Cursors
  now(): number
}

export interface HistoryQuestion {
  visitorId: string
  filter: VisitFilter
  /** 1 to 500. */
  limit: number
  cursor?: string
  /** Passes the cache of the Server API's answers by. */
  fresh?: boolean
  /** Asks this one alone. */
  source?: Region | 'archive'
}

/** Regions that take longer are read beside an archive as it is after them: who was erased meanwhile is not to be shown. */
const longestEarlyMs = 1_000

/**
 * A page of one visitor's visits from the Server API and from the archive, each once, newest first. What the archive did not have is
 * queued to be kept there; what was erased is neither shown nor kept, whatever a region still has. Throws HttpError: `erased` for such a visitor,
 * `not_found` when every source answered that it does not know the visitor, 502 to 504 when none had anything
 * and some failed, `bad_request` for a foreign cursor.
 */
export async function getHistory(dependencies: HistoryDependencies, question: HistoryQuestion): Promise<VisitorHistory> {
  const { visitorId, filter, limit, cursor, fresh, source } = question
  const query = [visitorId, filter, source]
  const place = cursor === undefined ? undefined : openHistoryCursor(dependencies.cursors, cursor, query)
  const expected = place ? [] : expectedVisits(dependencies, question)
  // Regions mostly say what they said before. Then one way to the database tells both what was erased and what the archive has beside them.
  const earlyAt = dependencies.now()
  const early = expected.length > 0 ? await readKept(dependencies, question, place, eachOnce(expected)) : undefined
  const erasedAt = early?.erasedAt ?? (await readErased(dependencies.store))
  refuseIfErased(erasedAt, 'visitor', visitorId)
  const isErased = ({ linkedId }: Visit) => linkedId !== undefined && erasedAt('linked_id', linkedId) !== undefined
  const isWanted = (visit: Visit) => matchesFilter(visit, filter) && !isErased(visit) && (!place?.after || newestFirst(place.after, visit) < 0)
  const readers = chooseSources(dependencies.sources, source).map((chosen) => createSourceReader({
    serverApi: dependencies.serverApi, source: chosen, visitorId, linkedId: filter.linkedId, fresh, from: filter.from, start: place?.sources[chosen.region] ?? {}, isWanted,
  }))
  const asksArchive = source === undefined || source === 'archive'
  await Promise.all(readers.map((reader) => reader.readMore(limit)))
  const wanted = readers.flatMap((reader) => visitsOf(reader.wanted()))
  const isAsBefore = early && dependencies.now() - earlyAt < longestEarlyMs && areSame(wanted, expected)
  const archive = !asksArchive ? noArchive : isAsBefore ? early : await readKept(dependencies, question, place, eachOnce(wanted))

  const windowStart = recentWindowStart(dependencies.now())
  const { ready, known, isMore, answered } = await readUntil(readers, archive, { limit, windowStart })
  const page = ready.slice(0, limit)
  // Visits of the archive are read anew each time: a list with one of them is never the same, and is not to be kept.
  const ofArchive = new Set(archive.visits.map(({ requestId }) => requestId))
  const visits = page.some(({ requestId }) => ofArchive.has(requestId)) ? page : sameList(page)
  await keep(dependencies.writer, visitorId, readers, archive)

  const doubts = doubtSources(readers, dependencies.serverApi, dependencies.now())
  if (!place) judgeSources(readers, archive, { found: visits.length, asksArchive, doubts, now: dependencies.now() })
  const after = visits.at(-1) ?? place?.after
  const next: HistoryPlace = {
    ...(after ? { after: { timestamp: after.timestamp, requestId: after.requestId } } : {}),
    sources: Object.fromEntries(readers.map((reader) => [reader.region, reader.placeAfter(after)])),
  }
  return {
    visitorId,
    visits,
    ...(isMore || ready.length > limit ? { next: dependencies.cursors.seal(next, query) } : {}),
    sources: reportSources(readers, { ...archive, failed: archive.failed || dependencies.writer.hasFailed(visitorId) }, visits, { asksArchive, windowStart, answered, doubts }),
    travels: travelsOf(visits, known[visits.length]),
  }
}

function chooseSources(sources: readonly ServerApiSource[], source: HistoryQuestion['source']): readonly ServerApiSource[] {
  if (source === undefined) return sources
  if (source === 'archive') return []
  const chosen = sources.filter(({ region }) => region === source)
  if (chosen.length > 0) return chosen
  const known = [...sources.map(({ region }) => region), 'archive'].join(', ')
  throw new HttpError('bad_request', `This installation does not ask ${source}. Its sources: ${known}.`, { fields: [{ field: 'source', message: `must be one of ${known}` }] })
}

/** What the regions that are asked beside the archive said of a first page last, as far as that is known. */
function expectedVisits({ serverApi, sources }: HistoryDependencies, { visitorId, filter, limit, source }: HistoryQuestion): Visit[] {
  if (source !== undefined) return []
  const said = sources.flatMap((asked) => serverApi.lastAnswer(asked, visitorId, { limit, linkedId: filter.linkedId })?.visits ?? [])
  return visitsOf(said).filter((visit) => matchesFilter(visit, filter))
}

const visitsOf = (received: readonly ReceivedVisit[]): Visit[] => received.map(({ visit }) => visit)

const eachOnce = (visits: readonly Visit[]): Visit[] => [...new Map(visits.map((visit) => [visit.requestId, visit])).values()]

const areSame = (visits: readonly Visit[], others: readonly Visit[]) => visits.length === others.length && visits.every((visit, index) => visit === others[index])

/**
 * What earlier look-ups brought is to be seen in the archive. What the regions answer is not read from it: most of the cost of a look-up
 * would be visits that both have.
 */
async function readKept({ store, writer }: HistoryDependencies, question: HistoryQuestion, place: HistoryPlace | undefined, answered: readonly Visit[]): Promise<Archive> {
  await writer.whenKept(question.visitorId)
  return readArchive(store, question, place, answered)
}

/** What came by, was asked for, and is not known to be in the archive. */
function keep(writer: HistoryDependencies['writer'], visitorId: string, readers: readonly SourceReader[], archive: Archive): Promise<void> {
  const known = new Set(archive.visits.map(({ requestId }) => requestId))
  return writer.keep(visitorId, readers.flatMap((reader) => reader.wanted()).filter(({ visit }) => !known.has(visit.requestId)))
}
