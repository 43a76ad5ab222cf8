import type { TimeRange } from '../charts/brush-range'

interface Played {
  range: TimeRange
  /** What there is to play through, ends inclusive. */
  known: TimeRange
  /** Length of a step, ms. */
  binMs: number
}

/** The window one step later, ending no later than what is known; undefined where it has come to the end. */
export function playStep({ range, known, binMs }: Played): TimeRange | undefined {
  const by = Math.min(binMs, known.to - range.to)
  return by > 0 ? { from: range.from + by, to: range.to + by } : undefined
}

/** Where playing begins: with the window itself, or with the first one where it stands at the end; undefined where the window holds all that is known. */
export function playStart({ range, known, binMs }: Played): TimeRange | undefined {
  if (range.from <= known.from && range.to >= known.to) return undefined
  if (playStep({ range, known, binMs })) return range
  return { from: known.from, to: known.from + range.to - range.from }
}
