/** A stretch of time, ends inclusive, in epoch milliseconds. */
export interface TimeWindow {
  from: number
  to: number
}
