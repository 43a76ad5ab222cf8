import { offsetMs } from '../visits/time-zone'

const hourMs = 3_600_000
const leastVisits = 10
const share = 0.9

/** Visits by hour of the day in a zone, and the shortest span of hours that holds nine tenths of them. */
export function createUsualHours(zone: string) {
  const hours = new Array<number>(24).fill(0)
  let visits = 0

  return {
    see(timestamp: number) {
      const hour = Math.floor((timestamp + offsetMs(zone, timestamp)) / hourMs) % 24
      hours[hour] = (hours[hour] ?? 0) + 1
      visits += 1
    },
    /** Over midnight `from` is above `to`; undefined below 10 visits, which make no habit. */
    find(): { from: number; to: number } | undefined {
      if (visits < leastVisits) return undefined
      for (let length = 1; length < 24; length++) {
        const from = bestStart(hours, length, share * visits)
        if (from !== undefined) return { from, to: (from + length) % 24 || 24 }
      }
      return { from: 0, to: 24 }
    },
  }
}

/** Where the fullest span of so many hours begins, if it holds enough. */
function bestStart(hours: readonly number[], length: number, enough: number): number | undefined {
  const sums = hours.map((_, from) => Array.from({ length }, (_, step) => hours[(from + step) % 24] ?? 0).reduce((sum, count) => sum + count, 0))
  const most = Math.max(...sums)
  return most >= enough ? sums.indexOf(most) : undefined
}
