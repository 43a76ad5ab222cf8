/** A stretch of time, both ends inclusive, epoch milliseconds. */
export interface TimeRange {
  from: number
  to: number
}

/** What a brush shows of a stretch of time; `to` is exclusive. */
export interface BrushBin extends TimeRange {
  visits: number
  /** Those of the visits that stand out. */
  marked?: number
}

/** First and last bin of a selection, both inclusive. */
export interface BinSpan {
  start: number
  end: number
}

/** The bins that `range` touches; the nearest bin where it lies outside of all. */
export function spanOfRange(bins: readonly BrushBin[], range: TimeRange): BinSpan {
  const last = Math.max(0, bins.length - 1)
  const first = bins.findIndex((bin) => bin.to > range.from)
  const start = first === -1 ? last : first
  const end = bins.findLastIndex((bin) => bin.from <= range.to)
  return { start, end: Math.max(start, end) }
}

/** The time that the bins from `start` to `end` cover, or null where there are no such bins. */
export function rangeOfSpan(bins: readonly BrushBin[], span: BinSpan): TimeRange | null {
  const first = bins[span.start]
  const last = bins[span.end]
  return first && last ? { from: first.from, to: last.to - 1 } : null
}

/** `range` moved by as much as its first bin moves from one span to the other: its width stays, be it whole bins or not. */
export function movedRange(bins: readonly BrushBin[], range: TimeRange, from: BinSpan, to: BinSpan): TimeRange {
  const by = (bins[to.start]?.from ?? 0) - (bins[from.start]?.from ?? 0)
  return { from: range.from + by, to: range.to + by }
}

export type SpanPart = 'start' | 'end' | 'whole'

/** `span` with one handle, or all of it, moved by `step` bins; never out of the bins, never turned over. */
export function moveSpan(span: BinSpan, part: SpanPart, step: number, count: number): BinSpan {
  const last = count - 1
  if (part === 'start') return { start: clamp(span.start + step, 0, span.end), end: span.end }
  if (part === 'end') return { start: span.start, end: clamp(span.end + step, span.start, last) }
  const within = clamp(step, -span.start, last - span.end)
  return { start: span.start + within, end: span.end + within }
}

/** `range` moved by its own width into `direction`, stopping at the ends of `known`. */
export function shiftRange(range: TimeRange, direction: -1 | 1, known: TimeRange): TimeRange {
  const width = range.to - range.from
  const from = range.from + direction * (width + 1)
  const latest = Math.max(known.from, known.to - width)
  const start = clamp(from, known.from, latest)
  return { from: start, to: start + width }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
