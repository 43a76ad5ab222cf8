const dayMs = 86_400_000
const lastDay = 100_000_000
/** The date of the day that was asked for last: the visits of a list mostly share it, and Date takes its time. */
let known = { day: Number.NaN, date: '' }

/** ISO 8601 in UTC as the Server API writes it: milliseconds only where there are any. Throws RangeError outside of Date's range. */
export function isoTime(timestamp: number): string {
  const day = Math.floor(timestamp / dayMs)
  if (day === known.day && Number.isInteger(timestamp)) return `${known.date}${clockTime(timestamp - day * dayMs)}`
  const iso = new Date(timestamp).toISOString()
  // The last day that Date knows has but one instant.
  if (Number.isInteger(timestamp) && day < lastDay) known = { day, date: iso.slice(0, iso.indexOf('T') + 1) }
  return timestamp % 1_000 === 0 ? iso.replace('.000Z', 'Z') : iso
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
