import type { Finding, FindingKind, Travel } from '../findings/finding'
import type { SharedFacts, SharedTotal, Sharer } from '../visits/sharer'
import type { Signals } from '../visits/signals'
import type { Region, Visit } from '../visits/visit'
import type { FirstField, VisitField } from '../visits/visit-fields'

/** The bodies of the console's API, as the browser receives them. Times are epoch milliseconds unless a name says ISO. */

export type Role = 'agent' | 'analyst' | 'admin'

export interface Account {
  id: string
  email: string
  name: string
  role: Role
}

export interface SourceReport {
  source: Region | 'archive'
  status: 'ok' | 'stale' | 'failed'
  /** How many visits of this answer came from it. */
  visits: number
  /** The oldest instant that this source can speak of, or null when it knows nothing. */
  reachesBackTo: number | null
  /** Of a source that is `stale` or `failed`: which error of the Server API, such as `timed_out`, `rate_limited`, `circuit_open`. */
  code?: string
  /** Of a `stale` source: when it gave what is shown. */
  asOf?: number
  /** Of a source that is not `ok`: when it last answered anything, as far as this process knows. */
  lastAnswerAt?: number
  /** Of a source that is not `ok`: when it will be worth asking again. */
  retryAt?: number
}

/** One of `GET /api/regions`: how a source that look-ups ask is doing, the archive aside. */
export interface RegionReport {
  region: Region
  /** `refused`: it does not accept the token of this installation. `unknown` before the first answer. */
  state: 'ok' | 'slow' | 'paused' | 'down' | 'refused' | 'unknown'
}

/** A visit of a list; `archived` when only the archive has it. */
export type ListedVisit = Visit & { archived?: boolean }

/** `GET /api/visitors/:visitorId` */
export interface VisitorHistory {
  visitorId: string
  visits: ListedVisit[]
  next?: string
  sources: SourceReport[]
  /** Travel into a visit from the one before it in this list, by the later visit's request id; only where the place differs. */
  travels: Record<string, Travel>
}

export interface CountedValue {
  value: string
  visits: number
  firstSeen: number
  lastSeen: number
}

/** `GET /api/visitors/:visitorId/overview` */
export interface VisitorOverview {
  visitorId: string
  visits: number
  /** Those within the Server API's window. */
  recentVisits: number
  firstSeen: number
  lastSeen: number
  /** Most visits first, cut at 20; `linkedIdCount` has them all. */
  linkedIds: CountedValue[]
  linkedIdCount: number
  visitsWithoutLinkedId: number
  countries: CountedValue[]
  countryCount: number
  ipCount: number
  /** Hours of the day in the asked zone, 0 to 24, that hold nine tenths of the visits; absent below 10 visits. */
  usualHours?: { from: number; to: number }
  browsers: CountedValue[]
  findings: Finding[]
  /** The checks that found nothing. */
  clear: FindingKind[]
  /** What occurs for the first time at a visit, by its request id; the very first visit is left out. Newest 2,000. */
  firsts: Record<string, FirstField[]>
  /** Only this many of the newest visits were examined, when there are more. */
  examined: number
}

export interface ActivityBin {
  from: number
  /** Exclusive. */
  to: number
  visits: number
  incognito: number
  /** Those that lie before the Server API's window. */
  archived: number
}

/** `GET /api/visitors/:visitorId/activity?from=&to=&zone=` */
export interface VisitorActivity {
  /** At most 200, of the asked range, in the asked zone. */
  bins: ActivityBin[]
  unit: 'hour' | 'day' | 'week' | 'month'
  /** At most 200, of everything known. */
  whole: ActivityBin[]
  /** The edge of the Server API's window. */
  windowStart: number
}

export interface PathPlace {
  latitude: number
  longitude: number
  radiusKm?: number
  label: string
  visits: number
  firstSeen: number
  lastSeen: number
  /** The newest visit there. */
  requestId: string
}

export interface PathLeg {
  /** Indices into `places`. */
  from: number
  to: number
  travel: Travel
}

/** `GET /api/visitors/:visitorId/path` */
export interface VisitorPath {
  /** The most recently visited 500, and those of the legs. */
  places: PathPlace[]
  placesLeftOut?: number
  /** In time order, newest 300. */
  legs: PathLeg[]
  legsLeftOut: number
  /** Visits without coordinates. */
  unplaced: number
}

/** `GET /api/visitors/:visitorId/visits/:requestId` */
export interface VisitDetails {
  visit: ListedVisit
  /** Place in the known history, oldest = 1. */
  ordinal: number
  of: number
  previous?: Visit
  /** Since which visit a field has had the value of this one, without a break. */
  sameSince: Partial<Record<VisitField, { ordinal: number; timestamp: number }>>
  travel?: Travel
  /** As received, pretty-printed; absent for a role that may not see it. */
  raw?: string
  /** Bytes as received. */
  rawSize?: number
  /** What later generations of the Server API say beyond the visit itself; absent for the first. */
  signals?: Signals
  /** What was dropped at reading, in words. */
  notes: string[]
  /** The next older and newer visits. */
  older?: string
  newer?: string
}

export const termKinds = ['visitorId', 'visitorIdPart', 'linkedId', 'ip', 'network', 'url', 'time', 'text'] as const
export type TermKind = (typeof termKinds)[number]

export interface FoundVisitor {
  visitorId: string
  visits: number
  firstSeen: number
  lastSeen: number
  /** Cut at 20. */
  linkedIds: string[]
  /** ISO codes, cut at 20. */
  countries: string[]
  /** The newest visit that matches, and the terms that it matches; absent where the visitors of ids and addresses are few and nothing narrows them. */
  newest?: { visit: Visit; terms: SearchAnswer['terms'] }
}

/** `GET /api/search?q=&cursor=` and the parameters of a search filter, one of them at least. Any of the terms, all of the filter, at the same visit. */
export interface SearchAnswer {
  /** Ids are found at any time; times narrow addresses, networks and URLs. */
  terms: { kind: TermKind; value: string }[]
  visitors: FoundVisitor[]
  next?: string
  /** Terms of the text that one search does not hold. */
  more?: number
  /** Looking through all would take too long: so far was looked, and `next` goes on there. */
  lookedBack?: CountedOnly
}

/** `GET /api/linked-ids?id=&cursor=` and `GET /api/networks?address=&cursor=`: everybody who shares it, the last seen there first. */
export interface SharersAnswer {
  /** The linked id, or the network as CIDR; to an agent a network is told no closer than /24 and /48. */
  value: string
  /** Only on the first page, and absent for what nobody has. */
  total?: SharedTotal
  facts: SharedFacts
  visitors: Sharer[]
  next?: string
  /** Not all of their visits were looked through. */
  lookedBack?: CountedOnly
}

/** `GET /api/archive`: what the installation holds, for the search page. */
export interface ArchiveSummary {
  visits: number
  visitors: number
  demo: boolean
  stories: { visitorId: string; title: string; question: string; query?: string }[]
}

/** A search, or a view of the fraud map, that somebody keeps under a name. */
export interface SavedSearch {
  id: string
  name: string
  /** Path and query of its page. */
  address: string
}

/** `GET /api/saved-searches` */
export interface SavedSearchesAnswer {
  /** By name. */
  searches: SavedSearch[]
}

/** Of an answer that was counted from the newest visits alone, since counting all would have taken too long. */
export interface CountedOnly {
  /** How many visits were looked through. */
  looked: number
  /** The time of the oldest of them: nothing before it is counted. */
  backTo: number
}

export interface MapCell {
  /** Centre of the cell, degrees. */
  latitude: number
  longitude: number
  /** Edge of the cell, degrees. */
  size: number
  visits: number
  /** Different visitors; see `visitorsError`. */
  visitors: number
  /** Visits in incognito mode. */
  incognito: number
  /** Visits with a bot probability of at least 0.5. */
  bots: number
  /** A town there, or a country. */
  place?: string
}

/** `GET /api/map?bbox=w,s,e,n&zoom=&from=&to=` and the parameters of a search filter. */
export interface MapAnswer {
  /** Most visits first. */
  cells: MapCell[]
  /** Edge of every cell, degrees. */
  size: number
  /** What the cells cover: every cell that meets the asked box is counted as a whole. */
  bbox: [west: number, south: number, east: number, north: number]
  /** The totals of the cells; a visitor of several cells counts once. */
  visits: number
  visitors: number
  incognito: number
  bots: number
  /** The range that was counted, inclusive: whole days in UTC where no filter is set. */
  from: number
  to: number
  /** Standard error of `visitors` as a share: 0.065 means that two answers of three are within 6.5 %; 0 where they are counted one by one. */
  visitorsError: number
  countedOnly?: CountedOnly
}

export interface MapHistogramBin {
  from: number
  /** Exclusive. */
  to: number
  visits: number
  incognito: number
  bots: number
}

/** `GET /api/map/histogram?from=&to=&bbox=` and the parameters of a search filter; the whole of the archive where no range is asked for. */
export interface MapHistogram {
  /** At most 200, oldest first, without a gap; hours and days are those of UTC. */
  bins: MapHistogramBin[]
  /** Length of a bin, milliseconds. */
  binMs: number
  countedOnly?: CountedOnly
}

export interface MapCellVisitor {
  visitorId: string
  /** Visits in the cell and the range; so are the other figures. */
  visits: number
  incognito: number
  /** The highest, 0 to 1. */
  botProbability?: number
  /** Cut at 5. */
  linkedIds: string[]
  lastSeen: number
}

export const cellOrders = ['bots', 'visits', 'last'] as const
export type CellOrder = (typeof cellOrders)[number]

/** `GET /api/map/cell?latitude=&longitude=&size=&from=&to=&sort=` and the parameters of a search filter. */
export interface MapCellAnswer {
  /** In the asked order, cut at 100. */
  visitors: MapCellVisitor[]
  /** How many there are, as far as was looked. */
  found: number
  countedOnly?: CountedOnly
}

export interface AccountRow extends Account {
  status: 'active' | 'invited' | 'disabled'
  createdAt: number
  lastSeenAt?: number
}

export interface SessionRow {
  id: string
  current: boolean
  createdAt: number
  lastSeenAt: number
  address?: string
  browser?: string
}

export interface AuditEntry {
  id: string
  timestamp: number
  /** Who; kept by value, so that it outlives the account. */
  account: string
  /** Absent where nobody was signed in, such as at a failed sign-in. */
  role?: Role
  /** `visitor.view`, `visit.view`, `search`, `account.invite`, ... */
  action: string
  /** Whom or what: a visitor id, the search text, an account. */
  subject?: string
  /** For what: the reason that was given, the filters. */
  detail?: string
  address?: string
  requestId: string
}

/** `GET /api/audit?account=&action=&subject=&from=&to=&cursor=` */
export interface AuditPage {
  entries: AuditEntry[]
  next?: string
}

/** How one region is doing, as this process has seen it since its start. */
export interface RegionStatus {
  region: Region
  /** Host and port that are asked. */
  host: string
  generation: 'visitors' | 'v4'
  /** `slow` where the median of the last answers took above a second, `down` while the circuit is open, `paused` after a 429. */
  state: 'ok' | 'slow' | 'paused' | 'down' | 'unknown'
  circuit: { state: 'closed' | 'open' | 'half_open'; opensAgainAt?: number }
  pausedUntil?: number
  calls: number
  retries: number
  /** By error code. */
  failures: Partial<Record<string, number>>
  lookups: { all: number; cached: number; joined: number; stale: number }
  running: number
  queued: number
  /** Milliseconds. */
  latency?: { p50: number; p95: number; p99: number }
  lastAnswerAt?: number
  lastError?: { code: string; sentence: string; advice: string; at: number }
  allowance?: { perSecond: number; burst: number; left: number }
  /** The region's clock minus ours. */
  clockDifferenceMs?: number
}

/** How far the gap between the last event stored and now is filled, of one region. */
export interface CatchUpProgress {
  region: Region
  /** `waiting` for its next turn, `failed` where it waits to try again. */
  state: 'waiting' | 'running' | 'failed'
  /** The range of this turn, or of the last one; `reached` is the newest event stored of it. */
  from?: number
  to?: number
  reached?: number
  startedAt?: number
  endedAt?: number
  nextAt?: number
  /** Of this turn. */
  pages: number
  visits: number
  /** Those of them that the archive did not have. */
  fresh: number
  unreadable: number
  lastError?: { sentence: string; at: number }
}

export interface ArchiveStatus {
  visits: number
  visitors: number
  /** Bytes of the database on disk. */
  size: number
  /** Visits that this process has stored, and that it had already. */
  accepted: number
  duplicates: number
  /** Visits of erased ids, which were not stored. */
  erased: number
  /** Visits older than visits are kept, likewise. */
  tooOld: number
  /** Writes that failed, and when the last one did. */
  failures: number
  lastFailureAt?: number
}

/** `GET /api/status` */
export interface StatusAnswer {
  /** The server's clock at this answer. */
  at: number
  version: string
  startedAt: number
  regions: RegionStatus[]
  archive: ArchiveStatus
  /** Empty where no region's generation can list its events. */
  catchUp: CatchUpProgress[]
}

/** `POST /api/status/:region/test-token` */
export interface TokenTestAnswer {
  ok: boolean
  sentence: string
  code?: string
  tookMs: number
}

/** What has come of the webhooks' deliveries. */
export interface WebhookJournal {
  /** Epoch milliseconds. */
  last?: { at: number; outcome: keyof WebhookJournal['counts'] }
  counts: { accepted: number; duplicate: number; erased: number; tooOld: number; refused: number; unreadable: number; failed: number }
}

/** `GET /api/webhooks` */
export interface WebhooksAnswer extends WebhookJournal {
  /** What the vendor is told. */
  address: string
  /** How many there are; none means that webhooks are off. */
  secrets: number
}

/** `POST /api/webhooks/test` */
export interface WebhookTestAnswer {
  ok: boolean
  /** Of the answer, where there was one. */
  status?: number
  sentence: string
}

/** What an admin has erased. */
export interface ErasureTarget {
  kind: 'visitor' | 'linked_id'
  id: string
  /** Of a linked id: the visits that have it, or everything of the visitors who have one. */
  scope: 'visits' | 'visitors'
}

/** `POST /api/erasure/preview` */
export interface ErasurePreview {
  visits: number
  visitors: number
  /** There are more than were counted. */
  atLeast: boolean
  /** Epoch milliseconds; absent where the archive has no visit. */
  firstSeen?: number
  lastSeen?: number
  savedSearches: number
  /** When it was erased before, epoch milliseconds. */
  erasedAt?: number
}

/** One of `GET /api/erasure` */
export interface Erasure {
  id: string
  kind: ErasureTarget['kind']
  scope: ErasureTarget['scope']
  /** What the audit calls it by. */
  mark: string
  reason: string
  /** E-mail of the admin. */
  account: string
  /** Epoch milliseconds. */
  requestedAt: number
  /** Absent while it is under way. */
  finishedAt?: number
  /** Removed so far. */
  visits: number
  visitors: number
  savedSearches: number
  /** Rows of the audit that named it, and now name its mark. */
  auditRows: number
}

/** `GET /api/erasure`: the newest first, at most 100. */
export interface ErasuresAnswer {
  erasures: Erasure[]
}

/** `POST /api/retention/preview`: what would be removed now. */
export interface RetentionPreview {
  /** Visits before it go, epoch milliseconds; absent where all are kept. */
  before?: number
  visits: number
  /** Of whom no visit would be left. */
  visitors: number
  /** When the oldest visit of the archive was, epoch milliseconds; absent where it has none. */
  oldest?: number
}

/** What was removed for its age, one for each day and setting. */
export interface RetentionRun {
  id: string
  keepDays: number
  /** Visits before it go, epoch milliseconds. */
  before: number
  startedAt: number
  /** Absent while it is under way. */
  finishedAt?: number
  /** Removed so far. */
  visits: number
  /** Of whom no visit is left. */
  visitors: number
}

/** `GET /api/retention`, and `PUT` likewise */
export interface RetentionAnswer {
  /** Null for ever. */
  keepDays: number | null
  /** Epoch milliseconds; absent before the first change, as `account`, the admin's e-mail, is. */
  changedAt?: number
  account?: string
  /** The newest first, at most 10. */
  runs: RetentionRun[]
}

/** Event `visits` of `GET /api/live` */
export interface LiveVisits {
  /** Newest first, as the reader may see them. */
  visits: Visit[]
  /** How many more came, which are not told one by one. */
  more: number
}

/** Event `visitor` of `GET /api/live?visitor=` */
export interface LiveVisitor {
  /** The newest visits that the archive has now, newest first, at most 50. */
  newest: { requestId: string; timestamp: number }[]
}

/** RFC 9457. */
export interface Problem {
  type: 'about:blank'
  title: string
  status: number
  code: string
  detail: string
  requestId: string
  /** For bad input: what is wrong with which field. */
  fields?: { field: string; message: string }[]
  /** For what was erased: when, epoch milliseconds. */
  erasedAt?: number
}
