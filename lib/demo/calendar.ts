import { instantOf, zonedParts } from '../visits/time-zone'

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

export interface Calendar {
  /** The instant at which the zone's clock shows `HH:MM` or `HH:MM:SS`, so many days of its calendar before now. */
  at(daysAgo: number, clock: string): number
  isWeekend(daysAgo: number): boolean
}

/**
 * Days counted back from now in one zone. A visit 9 days ago is always within the ten days of the Server API, one 11
 * days ago never is, whatever the hour and whether or not the clocks change between.
 */
export function createCalendar(zone: string, now: number): Calendar {
  const { year, month, day } = zonedParts(zone, now)
  return {
    at: (daysAgo, clock) => {
      const [hour = 0, minute = 0, second = 0] = clock.split(':').map(Number)
      return instantOf(zone, { year, month, day: day - daysAgo, hour }) + minute * minuteMs + second * 1000
    },
    isWeekend: (daysAgo) => [0, 6].includes(new Date(Date.UTC(year, month - 1, day - daysAgo)).getUTCDay()),
  }
}
