import type { VisitorActivity } from '@/lib/console-api/answers'
import { dayText, shortDateText, shortTimeText, zonedParts } from '@/lib/visits/time-zone'

type Unit = VisitorActivity['unit']

/** `22 Nov`, in `zone`. */
export function dayLabel(timestamp: number, zone: string): string {
  return shortDateText(zone, timestamp).replace(/ \d+$/, '')
}

/** `26 Oct to 22 Nov`; with years where the two differ, one day once. */
export function rangeLabel(from: number, to: number, zone: string): string {
  const sameYear = zonedParts(zone, from).year === zonedParts(zone, to).year
  const [start, end] = sameYear ? [dayLabel(from, zone), dayLabel(to, zone)] : [shortDateText(zone, from), shortDateText(zone, to)]
  return start === end ? start : `${start} to ${end}`
}

/** What a bin is called on the axis: an hour, a day or a month. */
export function axisLabel(timestamp: number, unit: Unit, zone: string): string {
  if (unit === 'hour') return `${dayLabel(timestamp, zone)} ${shortTimeText(zone, timestamp)}`
  if (unit === 'month') return shortDateText(zone, timestamp).replace(/^\d+ /, '')
  return dayLabel(timestamp, zone)
}

/** What a bin is called in a sentence: `Sun 22 Nov 2026`, `week from 16 Nov 2026`. */
export function binLabel(from: number, unit: Unit, zone: string): string {
  if (unit === 'hour' || unit === 'month') return axisLabel(from, unit, zone)
  if (unit === 'week') return `week from ${shortDateText(zone, from)}`
  return dayText(zone, from, 0)
}

/** `1 visit`, `1,204 visits`. */
export function visitCount(visits: number): string {
  return `${visits.toLocaleString('en-GB')} ${visits === 1 ? 'visit' : 'visits'}`
}
