import type { JsonValue, Region, Visit, VisitFilter, VisitPosition } from '../visits/visit'
import type { VisitField } from '../visits/visit-fields'
import type { CellVisitors } from './cell-visitors'
import type { RebuildProgress } from './rebuild-rollups'
import type { SearchPage, SearchPlace, SearchQuestion, SearchTerm, VisitPlace, VisitorPosition, VisitorSummary, VisitsQuestion } from './search-types'
import type { SharedTotal } from '../visits/sharer'
import type { Shared, SharersPage } from './sharers'
import type { CellQuestion, CountedHistogram, CountedMap, MapQuestion } from './map-types'
import type { ErasedAt } from './tombstones'

/** A visit on its way into the store: as read, as received, and what reading dropped. */
export interface IncomingVisit {
  visit: Visit
  /** As received, whole, with the fields that we do not know. */
  raw: JsonValue
  notes: string[]
}

export interface AppendReport {
  accepted: number
  duplicates: number
  /** Refused, because their visitor or their linked id was erased. */
  erased: number
  /** Refused, because they are older than visits are kept. */
  tooOld: number
}

/** What this process has appended since its start. */
export interface AppendTally extends AppendReport {
  /** Appends that failed. */
  failures: number
  /** Epoch milliseconds. */
  lastFailureAt?: number
}

/** The two parts of a visit's key. */
export type VisitKey = readonly [visitorId: string, requestId: string]

/** What one transaction, of whichever process, brought into the store. */
export interface Intake {
  /** Grows from intake to intake; of several processes the later number may be seen first. */
  sequence: number
  /** How many visits were new. */
  visits: number
  /** The newest of them, at most 50. */
  newest: VisitKey[]
}

/** Which page of a history is asked for. */
interface PageOfHistory {
  limit: number
  after?: VisitPosition
  without?: readonly string[]
}

export interface HistoryPage {
  visits: Visit[]
  /** The visitor's oldest visit, whatever the filter; null for an unknown one. */
  firstSeen: number | null
  /** Where to go on; absent at the end. */
  next?: VisitPosition
}

export interface StoredVisitDetails {
  visit: Visit
  raw: JsonValue
  rawSize: number
  notes: string[]
  ordinal: number
  of: number
  older?: Visit
  newerRequestId?: string
  sameSince: Partial<Record<VisitField, { ordinal: number; timestamp: number }>>
}

/** Visits of one slot of a quarter of an hour; slots without visits are left out. */
export interface ActivitySlot {
  /** Start, epoch milliseconds, a multiple of 900,000. */
  start: number
  visits: number
  incognito: number
}

/** Every visit ever seen. All methods are bounded, none blocks the event loop. */
export interface VisitStore {
  /** Resolves once all are durably on disk; what this store is asked from then on finds them, another opener within some seconds. Visits already there are counted as duplicates, and those of erased ids, or older than visits are kept, are not stored. */
  append(visits: readonly IncomingVisit[]): Promise<AppendReport>
  tally(): AppendTally
  /** Which visitors and linked ids were erased up to now. Nothing of them is stored any more. */
  readErased(): Promise<ErasedAt>
  /** Hears of every append of this process that brought something new; answers how to stop hearing. */
  onAppended(hear: () => void): () => void
  /** The intakes after a sequence, or the newest ones, oldest first; only the last few hundred are kept, whoever appended them. */
  intakes(page: { after?: number; limit: number }): Promise<Intake[]>
  /** Those of these visits that are there, newest first. */
  visitsByKey(keys: readonly VisitKey[]): Promise<Visit[]>
  /** The same as they once came in. */
  incomingByKey(keys: readonly VisitKey[]): Promise<IncomingVisit[]>
  /** Newest first; those whose request ids are in `without` are passed over. */
  history(visitorId: string, filter: VisitFilter, page: PageOfHistory): Promise<HistoryPage>
  /** The same, and what had been erased by the instant of which it tells. */
  historyAndErased(visitorId: string, filter: VisitFilter, page: PageOfHistory): Promise<{ page: HistoryPage; erasedAt: ErasedAt }>
  countHistory(visitorId: string, filter: VisitFilter): Promise<number>
  findVisitor(visitorId: string): Promise<VisitorSummary | null>
  findVisit(visitorId: string, requestId: string): Promise<StoredVisitDetails | null>
  /** Where a visit stands in its visitor's history: cheap, for keys of pages that are request ids. */
  findPosition(visitorId: string, requestId: string): Promise<VisitPosition | null>
  /** The newest `newest` visits of the filter in chunks, oldest first, so that rules can be folded over them. */
  scanHistory(visitorId: string, filter: VisitFilter, newest: number): AsyncIterable<Visit[]>
  /** The newest visits of a linked id since `from` that other visitors made, newest first; only its newest thousand are looked through. */
  visitsOfOthers(linkedId: string, visitorId: string, page: { from: number; limit: number }): Promise<Visit[]>
  activity(visitorId: string, filter: VisitFilter): Promise<ActivitySlot[]>
  /** Visitors that match any of the terms, each once, last seen first. */
  searchVisitors(terms: readonly SearchTerm[], page: { limit: number; after?: VisitorPosition }): Promise<{ visitors: VisitorSummary[]; next?: VisitorPosition }>
  /** Visitors whose visits match, each once: of few ids or addresses alone as above, else by the newest visit that matches. */
  search(question: SearchQuestion, page: { limit: number; after?: SearchPlace }): Promise<SearchPage>
  /** All visits that match, each once, newest first, in pages of at most 100; a page without visits stands for a stretch that had none. */
  matchingVisits(question: VisitsQuestion): AsyncIterable<Visit[]>
  /** The visitors of an account or a network, the last seen there first. */
  sharers(shared: Shared, page: { limit: number; after?: VisitPlace }): Promise<SharersPage>
  /** How many they are, and what they did there; null for what nobody has. */
  countShared(shared: Shared): Promise<SharedTotal | null>
  /** How many visitors were seen on an address and on its network (/24, /48), counting at most `atMost`. */
  countVisitorsOfIp(ip: string, atMost: number): Promise<{ network: string; onIp: number; onNetwork: number }>
  /** Known ids one character apart, last seen first, at most 3. */
  similarVisitors(visitorId: string): Promise<VisitorSummary[]>
  /** The cells of a view of the map, with their figures. */
  map(question: MapQuestion): Promise<CountedMap>
  /** Visits over time on the map, in at most 200 bins. */
  mapHistogram(question: MapQuestion): Promise<CountedHistogram>
  /** Who was seen in a cell of the map. */
  cellVisitors(question: CellQuestion): Promise<CellVisitors>
  totals(): Promise<{ visits: number; visitors: number }>
  /** Bytes of the database, what else is in it included. */
  sizeOnDisk(): Promise<number>
  /** Forgets every visit of these visitors, in bounded transactions; after the last of many calls, `refreshRollups` lets the map follow. */
  removeVisitors(visitorIds: readonly string[]): Promise<void>
  /** Forgets these visits of a visitor, as far as they are there; likewise. */
  removeVisits(visitorId: string, requestIds: readonly string[]): Promise<void>
  /** Counts anew what is marked as stale in the rollups of the map, after removals or an upgrade. What is cut short is done at the next call. */
  refreshRollups(): Promise<void>
  /** Sums up weeks and 30 days of the map that are over, as far as that is not done; the map is right without, but slower. */
  makeSpans(): Promise<void>
  /** Counts every rollup anew from the visits, while others read and append. */
  rebuildRollups(onProgress: (progress: RebuildProgress) => void): Promise<void>
  /** Small facts about the store itself, such as the state of the demo visits. */
  readNote(key: string): Promise<string | null>
  writeNote(key: string, value: string): Promise<void>
  /** Resolves once everything that was acknowledged before is in the tables, whoever brought it, for who reads them in another way; rejects where that failed. */
  settle(): Promise<void>
  close(): Promise<void>
}

export type { SearchTerm, ValueCount, VisitorPosition, VisitorSummary } from './search-types'
export type { Region, Visit, VisitFilter, VisitPosition }
