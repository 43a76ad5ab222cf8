/**
 * Clock times in any zone, by arithmetic: Intl is asked for the offset of a zone once a day of its calendar, so that
 * thousands of rows cost little. A zone that does not exist counts as UTC; nothing here throws.
 */
const dayMs = 86_400_000
const quarterMs = 900_000
const mostZones = 200
const mostDays = 20_000

interface Zone {
  clock: Intl.DateTimeFormat
  /** Offset by UTC day, where the day has a single one. */
  days: Map<number, number | 'changes'>
  quarters: Map<number, number>
}

const zones = new Map<string, Zone | null>()

/** Whether the tz database has the zone. */
export function isKnownZone(zone: string): boolean {
  return zone !== '' && findZone(zone) !== null
}

/** Milliseconds that the zone's clock is ahead of UTC at an instant. */
export function offsetMs(zone: string, timestamp: number): number {
  const found = findZone(zone)
  if (!found || !isInstant(timestamp)) return 0
  const day = Math.floor(timestamp / dayMs)
  const offset = remembered(found.days, day, () => {
    const start = readOffset(found, day * dayMs)
    return start === readOffset(found, (day + 1) * dayMs) ? start : 'changes'
  })
  if (offset !== 'changes') return offset
  const quarter = Math.floor(timestamp / quarterMs)
  return remembered(found.quarters, quarter, () => readOffset(found, quarter * quarterMs))
}

/** Which day of the zone's calendar it is, counted from 1 January 1970. */
export function dayNumber(zone: string, timestamp: number): number {
  return Math.floor((timestamp + offsetMs(zone, timestamp)) / dayMs)
}

export interface ZonedParts {
  year: number
  /** 1 to 12. */
  month: number
  day: number
  /** 0 is Sunday. */
  weekday: number
  hour: number
  minute: number
  second: number
}

export function zonedParts(zone: string, timestamp: number): ZonedParts {
  const clock = new Date(isInstant(timestamp) ? timestamp + offsetMs(zone, timestamp) : 0)
  return {
    year: clock.getUTCFullYear(), month: clock.getUTCMonth() + 1, day: clock.getUTCDate(), weekday: clock.getUTCDay(),
    hour: clock.getUTCHours(), minute: clock.getUTCMinutes(), second: clock.getUTCSeconds(),
  }
}

/**
 * The instant at which the zone's calendar reaches a date and time; parts may run over (month 13, day 0, hour 24).
 * A time that a change of the clock leaves out counts as the first instant after it.
 */
export function instantOf(zone: string, parts: { year: number; month: number; day: number; hour?: number }): number {
  const clock = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour ?? 0)
  const early = clock - offsetMs(zone, clock - dayMs)
  const late = clock - offsetMs(zone, clock + dayMs)
  const fits = [early, late].filter((instant) => instant + offsetMs(zone, instant) === clock)
  return fits.length > 0 ? Math.min(...fits) : Math.max(early, late)
}

/** `UTC`, `UTC+1`, `UTC−6`, `UTC+5:30`. */
export function offsetText(zone: string, timestamp: number): string {
  const minutes = Math.round(offsetMs(zone, timestamp) / 60_000)
  if (minutes === 0) return 'UTC'
  const rest = Math.abs(minutes) % 60
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(Math.abs(minutes) / 60)}${rest === 0 ? '' : `:${two(rest)}`}`
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const two = (value: number) => String(value).padStart(2, '0')
const monthName = (month: number) => months[month - 1] ?? ''

/** `16:40:13` */
export function timeText(zone: string, timestamp: number): string {
  const { hour, minute, second } = zonedParts(zone, timestamp)
  return `${two(hour)}:${two(minute)}:${two(second)}`
}

/** `16:40` */
export function shortTimeText(zone: string, timestamp: number): string {
  return timeText(zone, timestamp).slice(0, 5)
}

/** `Sun 22 Nov`; with its year where that is not the one of `now`. */
export function dayText(zone: string, timestamp: number, now: number): string {
  const { weekday, day, month, year } = zonedParts(zone, timestamp)
  const withYear = year === zonedParts(zone, now).year ? '' : ` ${year}`
  return `${weekdays[weekday] ?? ''} ${day} ${monthName(month).slice(0, 3)}${withYear}`
}

/** `3 Mar 2026` */
export function shortDateText(zone: string, timestamp: number): string {
  const { day, month, year } = zonedParts(zone, timestamp)
  return `${day} ${monthName(month).slice(0, 3)} ${year}`
}

/** `22 November 2026` */
export function dateText(zone: string, timestamp: number): string {
  const { day, month, year } = zonedParts(zone, timestamp)
  return `${day} ${monthName(month)} ${year}`
}

function findZone(zone: string): Zone | null {
  const known = zones.get(zone)
  if (known !== undefined) return known
  // Reported zones are arbitrary text: what is remembered stays bounded.
  if (zones.size >= mostZones) zones.clear()
  const clock = createClock(zone)
  const found = clock ? { clock, days: new Map(), quarters: new Map() } : null
  zones.set(zone, found)
  return found
}

function createClock(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
      year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    })
  } catch {
    return null
  }
}

function readOffset(zone: Zone, timestamp: number): number {
  if (!isInstant(timestamp)) return 0
  const part: Partial<Record<string, number>> = {}
  for (const { type, value } of zone.clock.formatToParts(timestamp)) part[type] = Number(value)
  const clock = Date.UTC(part.year ?? 1970, (part.month ?? 1) - 1, part.day ?? 1, part.hour ?? 0, part.minute ?? 0, part.second ?? 0)
  return clock - Math.floor(timestamp / 1000) * 1000
}

function remembered<Value>(memory: Map<number, Value>, key: number, read: () => Value): Value {
  const known = memory.get(key)
  if (known !== undefined) return known
  if (memory.size >= mostDays) memory.clear()
  const value = read()
  memory.set(key, value)
  return value
}

const isInstant = (timestamp: number) => Math.abs(timestamp) < 8.64e15 - 2 * dayMs
