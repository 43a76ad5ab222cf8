import type { HistogramBin } from './map-types'

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs
const mostBins = 200
const lengths = [hourMs, 3 * hourMs, 6 * hourMs, 12 * hourMs, dayMs, 2 * dayMs, 7 * dayMs, 14 * dayMs, 30 * dayMs]

/** Epoch milliseconds, ends included; bins begin at multiples of their length. */
export interface HistogramRange {
  from: number
  to: number
  binMs: number
}

/** The range with the shortest usual bins of which there are at most 200. */
export function histogramRange(from: number, to: number): HistogramRange {
  const count = (binMs: number) => Math.floor(to / binMs) - Math.floor(from / binMs) + 1
  const binMs = lengths.find((length) => count(length) <= mostBins) ?? Math.ceil((to - from) / (mostBins - 1) / dayMs) * dayMs
  return { from, to, binMs }
}

export function emptyBins({ from, to, binMs }: HistogramRange): HistogramBin[] {
  const first = Math.floor(from / binMs)
  return Array.from({ length: Math.floor(to / binMs) - first + 1 }, (_, index) => ({ from: (first + index) * binMs, to: (first + index + 1) * binMs, visits: 0, incognito: 0, bots: 0 }))
}
