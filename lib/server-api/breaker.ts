import type { IBreaker } from 'cockatiel'
import type { ChainFigures } from './chain-figures'

/** Says when to open: after so many failures in a row, or when so large a share of the calls within a span of time failed. */
export function createBreaker(figures: ChainFigures['circuit'], now: () => number): IBreaker {
  let calls: { at: number; failed: boolean }[] = []
  let inARow = 0

  function note(failed: boolean): void {
    const at = now()
    calls = [...calls.filter((call) => call.at > at - figures.within), { at, failed }]
    inARow = failed ? inARow + 1 : 0
  }

  return {
    state: undefined,
    success() {
      note(false)
    },
    failure() {
      note(true)
      const failures = calls.filter(({ failed }) => failed).length
      const isOpen = inARow >= figures.inARow || (calls.length >= figures.ofAtLeast && failures >= figures.share * calls.length)
      if (isOpen) {
        calls = []
        inARow = 0
      }
      return isOpen
    },
  }
}
