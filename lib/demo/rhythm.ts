import type { Calendar } from './calendar'
import type { Random } from './random'

/** How likely each hour of the day is for people who shop: quiet nights, a lunch break, long evenings. */
const hourWeights = [1, 0.4, 0.2, 0.1, 0.1, 0.3, 1, 3, 5, 6, 6, 6, 8, 7, 6, 6, 6, 7, 9, 11, 12, 11, 7, 3]
const total = hourWeights.reduce((sum, weight) => sum + weight, 0)

/** An instant of a day of the calendar, at an hour at which people shop. */
export function usualInstant(calendar: Calendar, daysAgo: number, random: Random): number {
  let rest = random.next() * total
  const hour = hourWeights.findIndex((weight) => (rest -= weight) < 0)
  return calendar.at(daysAgo, `${Math.max(0, hour)}:${random.whole(0, 59)}:${random.whole(0, 59)}`) + random.whole(0, 999)
}

/** Instants of the pages of one stay, 20 to 180 seconds apart. */
export function paced(start: number, pages: readonly string[], random: Random): { at: number; page: string }[] {
  let at = start
  return pages.map((page, index) => {
    if (index > 0) at += random.whole(20_000, 180_000)
    return { at, page }
  })
}
