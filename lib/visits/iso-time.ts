const day = 86_400_000
/** The date of the day that was asked for last: visits come in the order of time, and Date takes its time. */
let known = { day: Number.NaN, date: '' }

/** ISO 8601 in UTC as the Server API writes it: milliseconds only where there are any. Throws RangeError outside of Date's range. */
export function isoTime(timestamp: number): string {
  const dayOfTime = Math.floor(timestamp / day)
  if (dayOfTime !== known.day) known = { day: dayOfTime, date: dateOf(timestamp) }
  const within = Math.floor(timestamp) - dayOfTime * day
  const seconds = Math.floor(within / 1_000)
  const clock = `${digits(Math.floor(seconds / 3_600), 2)}:${digits(Math.floor(seconds / 60) % 60, 2)}:${digits(seconds % 60, 2)}`
  return within % 1_000 === 0 ? `${known.date}T${clock}Z` : `${known.date}T${clock}.${digits(within % 1_000, 3)}Z`
}

function dateOf(timestamp: number): string {
  const iso = new Date(timestamp).toISOString()
  return iso.slice(0, iso.indexOf('T'))
}

const digits = (value: number, count: number) => String(value).padStart(count, '0')
