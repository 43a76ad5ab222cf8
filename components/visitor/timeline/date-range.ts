import { instantOf, zonedParts } from '@/lib/visits/time-zone'

interface Range {
  /** Epoch ms. */
  from: number | null
  to: number | null
}

/** What a date field is set to by somebody who has not typed its year yet is before this. */
export const earliestDate = '2000-01-01'

/** Whether a date field's value is a whole date that can be meant. */
export const isPlausibleDate = (date: string) => /^\d{4}-\d{2}-\d{2}$/.test(date) && date >= earliestDate

/** What a range changes by when one of its ends is set to a day, or to none; the other end moves along where they would cross. */
export function moveRangeEnd(range: Range, end: keyof Range, date: string, zone: string): Partial<Range> {
  const moved = { from: dayStart(date, zone), to: dayEnd(date, zone) }
  const crossed = end === 'from' ? isAfter(moved.from, range.to) : isAfter(range.from, moved.to)
  return crossed ? moved : { [end]: moved[end] }
}

/** The day of an instant as a date field writes it. */
export function dateValue(timestamp: number | null, zone: string): string {
  if (timestamp === null) return ''
  const { year, month, day } = zonedParts(zone, timestamp)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const isAfter = (one: number | null, other: number | null) => one !== null && other !== null && one > other

function dayStart(date: string, zone: string, daysLater = 0): number | null {
  const [year, month, day] = date.split('-').map(Number)
  if (!year || !month || !day) return null
  return instantOf(zone, { year, month, day: day + daysLater })
}

/** The last millisecond of a day. */
function dayEnd(date: string, zone: string): number | null {
  const next = dayStart(date, zone, 1)
  return next === null ? null : next - 1
}
