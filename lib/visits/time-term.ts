import type { TimeWindow } from './time-window'

/**
 * Times as tickets write them: ISO 8601, "22 Nov 2026 16:48", "Nov 22, 2026, 4:48 PM", "22.11.2026 16:48", and epoch seconds or
 * milliseconds. A term's value is ISO 8601: a day, or a day and a time, with its zone where the text names one.
 */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const
const gap = String.raw`[ \t]{1,2}`
const month = `(?:${months.join('|')})[a-z]{0,6}\\.?`
const clock = String.raw`\d{1,2}:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:[ \t]?[ap]\.?m\.?)?(?:[ \t]?(?:z|utc|gmt|[+-]\d\d:?\d\d)(?![\w-]))?`
const behind = `(?:(?:,|${gap}at)?${gap}${clock})?(?![\\w:-])`
const days = [String.raw`\d{1,2}(?:\.|st|nd|rd|th)?${gap}${month},?${gap}\d{4}`, String.raw`${month}${gap}\d{1,2}(?:st|nd|rd|th)?,?${gap}\d{4}`, String.raw`\d{4}-\d\d-\d\d(?=[ \t])`, String.raw`\d{1,2}\.\d{1,2}\.\d{4}`]

/** A time of several words; to be tried where a word begins. Each part is bounded, so that it is linear on any text. */
export const timePhrase = `(?:${days.join('|')})${behind}`

const isoTime = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)?)?$/
const dayFirst = new RegExp(`^(\\d{1,2})(?:\\.|st|nd|rd|th)?${gap}(${month}),?${gap}(\\d{4})`, 'i')
const monthFirst = new RegExp(`^(${month})${gap}(\\d{1,2})(?:st|nd|rd|th)?,?${gap}(\\d{4})`, 'i')
const inNumbers = /^(\d{1,2})\.(\d{1,2})\.(\d{4})/
const yearFirst = /^(\d{4})-(\d\d)-(\d\d)(?=[ \t])/
const clockParts = /(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?:[ \t]?([ap])\.?m\.?)?(?:[ \t]?(z|utc|gmt|[+-]\d\d:?\d\d))?$/i
const epoch = /^\d{10}(?:\d{3})?$/

/** Epoch seconds from 2015 to 2039: other numbers of ten digits are rather somebody's number. */
const epochSeconds = { from: 1_420_070_400, to: 2_208_988_799 }

/** The value of a word or phrase that is a time; undefined for any other, and for a day or an hour that does not exist. */
export function readTimeTerm(text: string): string | undefined {
  if (isoTime.test(text)) return instantOf(text) === undefined ? undefined : text
  if (epoch.test(text)) return readEpoch(text)
  const day = readDay(text)
  if (day === undefined) return undefined
  const value = `${day}${readClock(text) ?? ''}`
  return instantOf(value) === undefined ? undefined : value
}

function readEpoch(digits: string): string | undefined {
  const seconds = Number(digits.slice(0, 10))
  return seconds < epochSeconds.from || seconds > epochSeconds.to ? undefined : new Date(digits.length === 10 ? seconds * 1_000 : Number(digits)).toISOString()
}

function readDay(text: string): string | undefined {
  const [, day, name, year] = dayFirst.exec(text) ?? []
  if (day !== undefined) return isoDay(year, monthNumber(name), day)
  const [, named, dayOfNamed, yearOfNamed] = monthFirst.exec(text) ?? []
  if (named !== undefined) return isoDay(yearOfNamed, monthNumber(named), dayOfNamed)
  const [, first, second, last] = inNumbers.exec(text) ?? []
  if (first !== undefined) return isoDay(last, second, first)
  return yearFirst.exec(text)?.[0]
}

const monthNumber = (name = '') => String(months.findIndex((known) => name.toLowerCase().startsWith(known)) + 1)
const isoDay = (year = '', number = '', day = '') => `${year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`

/** "T16:48", with the zone where there is one. */
function readClock(text: string): string | undefined {
  const [, hour, minute, second, half, zone] = clockParts.exec(text) ?? []
  if (hour === undefined) return undefined
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  return `T${String(hours).padStart(2, '0')}:${minute}${second === undefined ? '' : `:${second}`}${isoZone(zone)}`
}

function isoZone(zone: string | undefined): string {
  if (zone === undefined) return ''
  return /^[zug]/i.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`
}

/** Epoch milliseconds; without a zone as UTC. */
function instantOf(value: string): number | undefined {
  const [, year, number, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = isoTime.exec(value) ?? []
  if (year === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  const date = new Date(`${year}-${number}-${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day)) return undefined
  const instant = Date.parse(`${year}-${number}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}${zone}`)
  return Number.isNaN(instant) ? undefined : instant
}

const aroundInstantMs = 30 * 60_000
const dayMs = 86_400_000
/** A day without a zone is that of any. */
const aroundDayMs = dayMs / 2

/** What a time stands for: half an hour before and after, or a day in whichever zone. Undefined for text that is no value of a term. */
export function timeWindow(value: string): TimeWindow | undefined {
  const instant = instantOf(value)
  if (instant === undefined) return undefined
  return value.includes('T') ? { from: instant - aroundInstantMs, to: instant + aroundInstantMs } : { from: instant - aroundDayMs, to: instant + dayMs + aroundDayMs - 1 }
}

/** A value with a zone's offset behind it where it names a time and no zone; `offsetAt` tells how many milliseconds that zone is ahead of UTC. */
export function withZone(value: string, offsetAt: (timestamp: number) => number): string {
  if (!/T[\d:.]+$/.test(value)) return value
  const clock = instantOf(value) ?? 0
  const minutes = Math.round(offsetAt(clock - offsetAt(clock)) / 60_000)
  if (minutes === 0) return `${value}Z`
  const two = (number: number) => String(number).padStart(2, '0')
  return `${value}${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`
}
