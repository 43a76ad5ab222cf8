import { instantOf, offsetMs, zonedParts } from '../visits/time-zone'

export type BinUnit = 'hour' | 'day' | 'week' | 'month'

/** From inclusive, to exclusive; epoch milliseconds. */
export interface Span {
  from: number
  to: number
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const mostBins = 200

/** The finest unit in which a span is told in at most 200 bins, and reads well: hours up to three days, days up to half a year. */
export function unitFor({ from, to }: Span): BinUnit {
  const days = (to - from) / dayMs
  if (days <= 3) return 'hour'
  if (days <= mostBins - 10) return 'day'
  return days <= 7 * (mostBins - 2) ? 'week' : 'month'
}

/** Bins along the calendar of a zone, without a gap, that cover a span; the first and last may reach beyond it. At most 200. */
export function calendarBins(zone: string, unit: BinUnit, { from, to }: Span): Span[] {
  const bins: Span[] = []
  // Two centuries of months do not fit: then a bin is several.
  const step = unit === 'month' ? Math.ceil((to - from) / (27 * dayMs) / mostBins) : 1
  let start = startOf(zone, unit, from)
  while (start < to && bins.length < mostBins) {
    let next = after(zone, unit, start, step)
    // A zone that left out a day has no midnight there.
    for (let more = step + 1; next <= start; more++) next = after(zone, unit, start, more)
    bins.push({ from: start, to: next })
    start = next
  }
  return bins
}

/** The first instant of the unit in which an instant lies; weeks begin on Monday. */
export function startOf(zone: string, unit: BinUnit, timestamp: number): number {
  if (unit === 'hour') {
    const offset = offsetMs(zone, timestamp)
    return Math.floor((timestamp + offset) / hourMs) * hourMs - offset
  }
  const { year, month, day, weekday } = zonedParts(zone, timestamp)
  if (unit === 'month') return instantOf(zone, { year, month, day: 1 })
  return instantOf(zone, { year, month, day: unit === 'week' ? day - ((weekday + 6) % 7) : day })
}

function after(zone: string, unit: BinUnit, start: number, step: number): number {
  if (unit === 'hour') return start + step * hourMs
  const { year, month, day } = zonedParts(zone, start)
  if (unit === 'month') return instantOf(zone, { year, month: month + step, day: 1 })
  return instantOf(zone, { year, month, day: day + step * (unit === 'week' ? 7 : 1) })
}
