/**
 * The visit timeline as rows, newest first; pure, and cheap enough to be rebuilt when a page of visits arrives: all
 * days but the last are taken over from the build before it.
 *
 *     const rows = buildTimeline(visits, { zone, now, firsts, travels, chosen, openFolds, complete, onlyChanges })
 *
 * `visits` are all loaded ones, newest first, as the API gave them. Rows, told apart by `kind`, each with a stable `key`:
 *   day      heading of a day of the zone's calendar: "Today", "Sun 22 Nov", its visits, `complete` once all of them are loaded
 *   visit    one visit, the one before it in the list, its tags (lib/visits/visit-changes), whether anything changed,
 *            whether it stands within an open fold; the same object again while nothing about it changes
 *   hop      travel between the visit above and the one below: its text and its arithmetic
 *   silence  a gap without travel: four hours within a day, two days across days
 *   fold     a run of three or more visits without a change; `open` folds are followed by their visits
 * In a `sparse` list words and counts are of the matching visits alone.
 * `toggleFold(openFolds, row)` gives the next set. Steps of the keys are in lib/visits/timeline-steps.
 */
import { dayNumber, dayText, shortTimeText } from './time-zone'
import type { Travel } from './travel'
import { gapText, travelText } from './travel-words'
import type { Visit } from './visit'
import { beganIncognito, hasChanged, tagsOf, type ChangeTag } from './visit-changes'
import type { FirstField } from './visit-fields'

/** As the history lists it. */
export type TimelineVisit = Visit & { archived?: boolean }

export interface TimelineOptions {
  zone: string
  /** Epoch milliseconds; says which day is today. */
  now: number
  /** By request id, as the overview gives them. */
  firsts?: Readonly<Record<string, FirstField[]>>
  /** By the later visit's request id, as the history gives them. */
  travels?: Readonly<Record<string, Travel>>
  /** Request id of the chosen visit; it never folds. */
  chosen?: string
  openFolds?: ReadonlySet<string>
  /** Whether the oldest visit is loaded. */
  complete?: boolean
  /** Folds even a single visit without a change. */
  onlyChanges?: boolean
  /** Whether a filter leaves out visits between those of the list; of what lies between two of them nothing is said then. */
  sparse?: boolean
}

export interface DayRow { kind: 'day'; key: string; prefix?: 'Today' | 'Yesterday'; date: string; visits: number; complete: boolean; sparse: boolean }
export interface VisitRow { kind: 'visit'; key: string; visit: TimelineVisit; older?: TimelineVisit; tags: ChangeTag[]; changed: boolean; inFold: boolean }
export interface HopRow { kind: 'hop'; key: string; travel: Travel; text: string }
export interface SilenceRow { kind: 'silence'; key: string; gapMs: number; text: string }
export interface FoldRow { kind: 'fold'; key: string; visits: TimelineVisit[]; open: boolean; text: string }
export type TimelineRow = DayRow | VisitRow | HopRow | SilenceRow | FoldRow

const hourMs = 3_600_000
const silenceWithinDayMs = 4 * hourMs
const silenceAcrossDaysMs = 48 * hourMs
const shortestRun = 3

export function buildTimeline(visits: readonly TimelineVisit[], options: TimelineOptions): TimelineRow[] {
  const start = resume(visits, options)
  const rows = start.rows
  const today = dayNumber(options.zone, options.now)
  let run: VisitRow[] = []
  let heading: DayRow | undefined
  let day = Number.NaN
  const last = { visits, options, rows, visit: 0, row: 0 }

  const endRun = () => {
    if (run.length > 0) for (const row of runRows(run, options)) rows.push(row)
    run = []
  }

  for (let index = start.visit; index < visits.length; index++) {
    const visit = visits[index]
    if (!visit) break
    const { row, gap, day: visitDay } = step(visit, visits[index + 1], options)
    if (visitDay !== day || !heading) {
      endRun()
      day = visitDay
      heading = dayRow(visit, day, today - day, options)
      last.visit = index
      last.row = rows.length
      rows.push(heading)
    }
    heading.visits += 1
    if (folds(row, gap, options)) run.push(row)
    else {
      endRun()
      rows.push(row)
    }
    if (gap) {
      endRun()
      rows.push(gap)
    }
  }
  endRun()
  if (heading) heading.complete = options.complete === true
  lastBuild = last
  return rows
}

/** The newest build, and where its last day begins: among the visits, and among the rows. */
interface Build { visits: readonly TimelineVisit[]; options: TimelineOptions; rows: readonly TimelineRow[]; visit: number; row: number }
let lastBuild: Build | undefined

/** Where a build goes on when all days but the last stand as they were: a new array of their rows, and the first visit that is not among them. */
function resume(visits: readonly TimelineVisit[], options: TimelineOptions): { rows: TimelineRow[]; visit: number } {
  if (lastBuild && haveSameRows(lastBuild.options, options) && startSame(lastBuild, visits, options)) return { rows: lastBuild.rows.slice(0, lastBuild.row), visit: lastBuild.visit }
  return { rows: [], visit: 0 }
}

/** But for the travels, which are each visit's own, and the end, which is the last day's. */
function haveSameRows(before: TimelineOptions, now: TimelineOptions): boolean {
  return before.zone === now.zone && before.now === now.now && before.firsts === now.firsts && before.chosen === now.chosen && before.openFolds === now.openFolds && before.onlyChanges === now.onlyChanges && before.sparse === now.sparse
}

function startSame({ visits: before, visit: count, options }: Build, visits: readonly TimelineVisit[], { travels }: TimelineOptions): boolean {
  if (visits.length < before.length) return false
  const travelled = !isEmpty(travels) || !isEmpty(options.travels)
  for (let index = 0; index < count; index++) {
    const visit = visits[index]
    if (!visit || visit !== before[index]) return false
    if (travelled && travels?.[visit.requestId] !== options.travels?.[visit.requestId]) return false
  }
  return true
}

function isEmpty(travels: TimelineOptions['travels']): boolean {
  for (const _ in travels) return false
  return true
}

/** The next set of open folds once a fold is opened or closed. */
export function toggleFold(openFolds: ReadonlySet<string>, row: FoldRow): Set<string> {
  const next = new Set(openFolds)
  for (const { requestId } of row.visits) next.delete(requestId)
  const newest = row.visits[0]
  if (!row.open && newest) next.add(newest.requestId)
  return next
}

function dayRow(visit: TimelineVisit, day: number, daysAgo: number, { zone, now, sparse = false }: TimelineOptions): DayRow {
  const row: DayRow = { kind: 'day', key: `day:${day}`, date: dayText(zone, visit.timestamp, now), visits: 0, complete: true, sparse }
  if (daysAgo === 0) row.prefix = 'Today'
  if (daysAgo === 1) row.prefix = 'Yesterday'
  return row
}

/** What a visit and the one before it make of one place in the list, kept while nothing that it depends on changes. */
interface Step {
  older: TimelineVisit | undefined
  zone: string
  firsts: TimelineOptions['firsts']
  travel: Travel | undefined
  sparse: boolean
  day: number
  row: VisitRow
  gap: HopRow | SilenceRow | undefined
}
const steps = new WeakMap<TimelineVisit, Step>()

function step(visit: TimelineVisit, older: TimelineVisit | undefined, { zone, firsts, travels, sparse = false }: TimelineOptions): Step {
  const travel = travels?.[visit.requestId]
  const known = steps.get(visit)
  if (known && known.older === older && known.zone === zone && known.firsts === firsts && known.travel === travel && known.sparse === sparse) return known
  const day = dayNumber(zone, visit.timestamp)
  const found = { older, zone, firsts, travel, sparse, day, row: visitRow(visit, older, firsts?.[visit.requestId]), gap: gapRow(visit, { older, travel, day, zone, sparse }) }
  steps.set(visit, found)
  return found
}

function visitRow(visit: TimelineVisit, older: TimelineVisit | undefined, firsts: FirstField[] | undefined): VisitRow {
  const tagged = firsts !== undefined || beganIncognito(visit, older)
  return {
    kind: 'visit', key: visit.requestId, visit, older, inFold: false,
    tags: tagged ? tagsOf(visit, older, firsts) : [],
    changed: older === undefined || hasChanged(older, visit),
  }
}

/** Travel is told where the two circles leave a distance, or where it is too fast. */
function gapRow(visit: TimelineVisit, { older, travel, day, zone, sparse }: Omit<Step, 'firsts' | 'row' | 'gap'>): HopRow | SilenceRow | undefined {
  if (!older) return undefined
  if (travel && (travel.verdict !== 'plausible' || travel.minDistanceKm > 0)) {
    return { kind: 'hop', key: `hop:${visit.requestId}`, travel, text: travelText(travel) }
  }
  const gapMs = visit.timestamp - older.timestamp
  if (gapMs < silenceWithinDayMs) return undefined
  const sameDay = dayNumber(zone, older.timestamp) === day
  if (!sameDay && gapMs < silenceAcrossDaysMs) return undefined
  return { kind: 'silence', key: `silence:${visit.requestId}`, gapMs, text: `${gapText(gapMs)} without a ${sparse ? 'matching visit' : 'visit'}` }
}

function folds(row: VisitRow, gap: HopRow | SilenceRow | undefined, { chosen }: TimelineOptions): boolean {
  return !row.changed && row.tags.length === 0 && gap?.kind !== 'hop' && row.visit.requestId !== chosen
}

function runRows(run: VisitRow[], options: TimelineOptions): TimelineRow[] {
  if (run.length < (options.onlyChanges ? 1 : shortestRun)) return run
  const open = options.openFolds !== undefined && options.openFolds.size > 0 && run.some((row) => options.openFolds?.has(row.key))
  const fold = foldRow(run, open, options)
  return open ? [fold, ...run.map(inFold)] : [fold]
}

const rowsInFolds = new WeakMap<VisitRow, VisitRow>()

function inFold(row: VisitRow): VisitRow {
  const known = rowsInFolds.get(row) ?? { ...row, inFold: true }
  rowsInFolds.set(row, known)
  return known
}

interface RememberedFold { row: FoldRow; zone: string; sparse: boolean }
const rememberedFolds = new WeakMap<TimelineVisit, RememberedFold>()

function foldRow(run: VisitRow[], open: boolean, { zone, sparse = false }: TimelineOptions): FoldRow {
  const visits = run.map((row) => row.visit)
  const newest = visits[0]
  const oldest = visits.at(-1)
  if (!newest || !oldest) throw new RangeError('A fold has visits.')
  const known = rememberedFolds.get(newest)
  if (known && known.zone === zone && known.sparse === sparse && known.row.open === open && known.row.visits.length === visits.length && known.row.visits.at(-1) === oldest) return known.row
  const since = shortTimeText(zone, oldest.timestamp)
  const until = shortTimeText(zone, newest.timestamp)
  const times = since === until ? `at ${since}` : `${since} to ${until}`
  const counted = `${visits.length} ${sparse ? 'matching ' : ''}${visits.length === 1 ? 'visit' : 'visits'}`
  const row: FoldRow = { kind: 'fold', key: `fold:${newest.requestId}`, visits, open, text: `${counted}, ${times}, ${unchanged(visits.length, sparse)}` }
  rememberedFolds.set(newest, { row, zone, sparse })
  return row
}

/** What the visits between those of a sparse list were like is not known. */
function unchanged(visits: number, sparse: boolean): string {
  if (!sparse) return 'nothing changed'
  return visits === 1 ? 'like the match before it' : 'no change among them'
}
