import type { ActivityBin, VisitorActivity } from '../console-api/answers'
import type { ActivitySlot, VisitStore } from '../store/visit-store'
import { instantOf, zonedParts } from '../visits/time-zone'
import type { VisitFilter } from '../visits/visit'
import { calendarBins, unitFor, type BinUnit, type Span } from './calendar-bins'
import { recentWindowStart } from './recent-window'

const slotMs = 900_000
const dayMs = 86_400_000
/** No visit is older. */
const earliest = Date.UTC(2000, 0, 1)
/** Shown where no range is asked for. */
const usualDays = 28

/**
 * Visits over time: the asked range, else the 28 days up to the newest visit, and the whole of what is known, along the
 * calendar of `zone`. Null for an unknown visitor. The other parts of the filter narrow both.
 */
export async function findActivity(store: Pick<VisitStore, 'findVisitor' | 'activity'>, visitorId: string, filter: VisitFilter, zone: string, now: number): Promise<VisitorActivity | null> {
  const visitor = await store.findVisitor(visitorId)
  if (!visitor) return null
  const { from, to, ...others } = filter
  const ranged = from !== undefined || to !== undefined
  const [all, inRange] = await Promise.all([store.activity(visitorId, others), ranged ? store.activity(visitorId, filter) : undefined])
  // The whole stays the whole visitor's, whatever the filter hides, so that the brush keeps its scale.
  const whole = { from: visitor.firstSeen, to: visitor.lastSeen + 1 }
  const range = rangeOf(filter, whole, zone, now)
  const unit = unitFor(range)
  const windowStart = recentWindowStart(now)
  return {
    unit,
    bins: fillBins(calendarBins(zone, unit, range), inRange ?? all, windowStart),
    whole: fillBins(calendarBins(zone, wholeUnit(whole), whole), all, windowStart),
    windowStart,
  }
}

/** The brush moves by days at least. */
function wholeUnit(whole: Span): BinUnit {
  const unit = unitFor(whole)
  return unit === 'hour' ? 'day' : unit
}

/** As asked, within the years in which visits can be; a missing end is that of what is known. */
function rangeOf({ from, to }: VisitFilter, whole: Span, zone: string, now: number): Span {
  const clamp = (instant: number) => Math.min(Math.max(instant, earliest), now + dayMs)
  const end = clamp(to === undefined ? whole.to : to + 1)
  const start = clamp(from ?? (to === undefined ? usualStart(zone, whole.to - 1) : whole.from))
  return { from: start, to: Math.max(end, start + 1) }
}

function usualStart(zone: string, lastSeen: number): number {
  const { year, month, day } = zonedParts(zone, lastSeen)
  return instantOf(zone, { year, month, day: day - usualDays + 1 })
}

/** Puts slots, oldest first, into bins; those outside of all bins are left out. */
function fillBins(spans: readonly Span[], slots: readonly ActivitySlot[], windowStart: number): ActivityBin[] {
  const bins = spans.map((span): ActivityBin => ({ ...span, visits: 0, incognito: 0, archived: 0 }))
  let index = 0
  for (const slot of slots) {
    let bin = bins[index]
    while (bin && slot.start >= bin.to) bin = bins[(index += 1)]
    if (!bin) break
    // A range may begin within a slot, so a slot belongs to the bin in which it ends, too.
    if (slot.start + slotMs <= bin.from) continue
    bin.visits += slot.visits
    bin.incognito += slot.incognito
    if (slot.start < windowStart) bin.archived += slot.visits
  }
  return bins
}
