import type { CountedValue } from '../console-api/answers'

const mostDistinct = 1_000

/** Counts visits by a value, with the first and last of each, folded oldest first. */
export function createValueCounts() {
  const counts = new Map<string, CountedValue>()
  return {
    see(value: string | undefined, timestamp: number) {
      if (value === undefined) return
      const known = counts.get(value)
      if (known) {
        known.visits += 1
        known.lastSeen = timestamp
      } else if (counts.size < mostDistinct) counts.set(value, { value, visits: 1, firstSeen: timestamp, lastSeen: timestamp })
    },
    /** Most visits first. */
    top: (most: number): CountedValue[] => [...counts.values()].sort((a, b) => b.visits - a.visits || b.lastSeen - a.lastSeen).slice(0, most),
  }
}
