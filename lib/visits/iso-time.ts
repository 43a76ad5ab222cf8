const dayMs = 86_400_000
const lastDay = 100_000_000
/** The dates of days that were asked for: the visits of a list lie within few of them, and Date takes its time. */
const dates = new Map<number, string>()
/** Ten years of them. */
const mostDates = 3_660

/** ISO 8601 in UTC as the Server API writes it: milliseconds only where there are any. Throws RangeError outside of Date's range. */
export function isoTime(timestamp: number): string {
  const day = Math.floor(timestamp / dayMs)
  const date = dates.get(day)
  if (date !== undefined && Number.isInteger(timestamp)) return `${date}${clockTime(timestamp - day * dayMs)}`
  const iso = new Date(timestamp).toISOString()
  // The last day that Date knows has but one instant.
  if (Number.isInteger(timestamp) && day < lastDay) remember(day, iso.slice(0, iso.indexOf('T') + 1))
  return timestamp % 1_000 === 0 ? iso.replace('.000Z', 'Z') : iso
}

function remember(day: number, date: string) {
  if (dates.size === mostDates) dates.clear()
  dates.set(day, date)
}

const twoDigits = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'))

/** Milliseconds since midnight, as a time of the day. */
function clockTime(sinceMidnight: number): string {
  const seconds = Math.floor(sinceMidnight / 1_000)
  const minutes = Math.floor(seconds / 60)
  const milliseconds = sinceMidnight % 1_000
  const time = `${twoDigits[Math.floor(minutes / 60)]}:${twoDigits[minutes % 60]}:${twoDigits[seconds % 60]}`
  return milliseconds === 0 ? `${time}Z` : `${time}.${String(milliseconds).padStart(3, '0')}Z`
}
