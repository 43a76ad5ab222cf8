import { dayNumber, dayText, shortDateText, shortTimeText } from '@/lib/visits/time-zone'

/** "Today, 16:40", "Yesterday, 23:10", "12 Aug 2026". Instants in epoch ms. */
export function whenText(zone: string, timestamp: number, now: number): string {
  const daysAgo = dayNumber(zone, now) - dayNumber(zone, timestamp)
  if (daysAgo === 0) return `Today, ${shortTimeText(zone, timestamp)}`
  if (daysAgo === 1) return `Yesterday, ${shortTimeText(zone, timestamp)}`
  return shortDateText(zone, timestamp)
}

/** For narrow lists: "now", "14:02", "Fri", "12 Aug". */
export function briefWhenText(zone: string, timestamp: number, now: number): string {
  const daysAgo = dayNumber(zone, now) - dayNumber(zone, timestamp)
  // `now` is a minute's start, so an instant of this minute may lie after it.
  if (now - timestamp < 60_000) return 'now'
  if (daysAgo === 0) return shortTimeText(zone, timestamp)
  const [weekday = '', ...date] = dayText(zone, timestamp, now).split(' ')
  return daysAgo < 7 ? weekday : date.join(' ')
}
