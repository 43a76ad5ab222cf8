import type { VisitorActivity } from '@/lib/console-api/answers'

type Unit = VisitorActivity['unit']

const formats = new Map<string, Intl.DateTimeFormat>()

function format(zone: string, kind: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${kind}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options })
  formats.set(key, made)
  return made
}

/** `22 Nov`, in `zone`. */
export function dayLabel(timestamp: number, zone: string): string {
  return format(zone, 'day', { day: 'numeric', month: 'short' }).format(timestamp)
}

/** `26 Oct to 22 Nov`; with years where the two differ, one day once. */
export function rangeLabel(from: number, to: number, zone: string): string {
  const year = format(zone, 'year', { year: 'numeric' })
  const full = year.format(from) === year.format(to) ? dayLabel : datedLabel
  const [start, end] = [full(from, zone), full(to, zone)]
  return start === end ? start : `${start} to ${end}`
}

/** What a bin is called on the axis: an hour, a day or a month. */
export function axisLabel(timestamp: number, unit: Unit, zone: string): string {
  if (unit === 'hour') return format(zone, 'hour', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(timestamp).replace(',', '')
  if (unit === 'month') return format(zone, 'month', { month: 'short', year: 'numeric' }).format(timestamp)
  return dayLabel(timestamp, zone)
}

/** What a bin is called in a sentence: `Sun 22 Nov 2026`, `week from 16 Nov 2026`. */
export function binLabel(from: number, unit: Unit, zone: string): string {
  if (unit === 'hour' || unit === 'month') return axisLabel(from, unit, zone)
  if (unit === 'week') return `week from ${datedLabel(from, zone)}`
  return format(zone, 'weekday', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(from).replace(',', '')
}

/** `1 visit`, `1,204 visits`. */
export function visitCount(visits: number): string {
  return `${visits.toLocaleString('en-GB')} ${visits === 1 ? 'visit' : 'visits'}`
}

function datedLabel(timestamp: number, zone: string): string {
  return format(zone, 'dated', { day: 'numeric', month: 'short', year: 'numeric' }).format(timestamp)
}
