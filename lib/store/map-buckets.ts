import { bucketOf, type Span, spans } from './map-grains'
import type { MadeSpans } from './map-spans'

/** Whole days since 1970 in UTC, ends included. */
export interface DayRange {
  first: number
  last: number
}

export interface Buckets {
  days: number[]
  spans: { span: Span; bucket: number }[]
}

/** The longest spans that lie within the range, or beyond it only where the archive has nothing, as far as their sums are made; and the days that are left. */
export function bucketsFor({ first, last }: DayRange, known: DayRange, made: MadeSpans): Buckets {
  const buckets: Buckets = { days: [], spans: [] }
  for (let day = first; day <= last; ) {
    const span = spans.find((one) => {
      const start = bucketOf(one, day) * one.days
      const end = start + one.days - 1
      const isWhole = (start >= first || first <= known.first) && (end <= last || last >= known.last)
      return isWhole && (day === start || day === first) && made.has(one, bucketOf(one, day))
    })
    if (span) {
      const bucket = bucketOf(span, day)
      buckets.spans.push({ span, bucket })
      day = (bucket + 1) * span.days
    } else {
      buckets.days.push(day)
      day += 1
    }
  }
  return buckets
}
