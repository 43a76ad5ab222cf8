import type { IBreaker } from 'cockatiel'
import type { ChainFigures } from './chain-figures'

/** Calls are counted by slices of the span of time that is looked at, so that a thousand calls cost no more than ten. */
const slicesWithin = 20

interface Slice {
  /** When its first call ended, on the clock of the breaker. */
  from: number
  calls: number
  failures: number
}

/** Says when to open: after so many failures in a row, or when so large a share of the calls within a span of time failed. */
export function createBreaker(figures: ChainFigures['circuit'], now: () => number): IBreaker {
  /** Oldest first, one for each slice of time that had a call. */
  let slices: Slice[] = []
  let inARow = 0

  function note(failed: boolean): void {
    const at = now()
    if (slices[0] && slices[0].from <= at - figures.within) slices = slices.filter(({ from }) => from > at - figures.within)
    let newest = slices.at(-1)
    if (!newest || at >= newest.from + figures.within / slicesWithin || at < newest.from) slices.push((newest = { from: at, calls: 0, failures: 0 }))
    newest.calls += 1
    if (failed) newest.failures += 1
    inARow = failed ? inARow + 1 : 0
  }

  return {
    state: undefined,
    success() {
      note(false)
    },
    failure() {
      note(true)
      const calls = slices.reduce((sum, slice) => sum + slice.calls, 0)
      const failures = slices.reduce((sum, slice) => sum + slice.failures, 0)
      const isOpen = inARow >= figures.inARow || (calls >= figures.ofAtLeast && failures >= figures.share * calls)
      if (isOpen) {
        slices = []
        inARow = 0
      }
      return isOpen
    },
  }
}
