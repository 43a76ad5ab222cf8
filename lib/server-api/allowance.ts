import type { ChainFigures } from './chain-figures'

export interface Allowance {
  left(): number
  /** At every call; never waits. */
  take(): void
  /** For who can wait: milliseconds until there is one for them, 0 where there is. */
  wait(): number
}

/** A bucket that fills by `perSecond` up to `burst`; who can wait leaves `kept` in it for those who cannot. */
export function createAllowance({ perSecond, burst, kept }: ChainFigures['allowance'], now: () => number): Allowance {
  let tokens = burst
  let at = now()

  function fill(): void {
    const passed = Math.max(0, now() - at)
    tokens = Math.min(burst, tokens + (passed / 1_000) * perSecond)
    at = now()
  }

  return {
    left() {
      fill()
      return Math.floor(tokens)
    },
    take() {
      fill()
      tokens = Math.max(0, tokens - 1)
    },
    wait() {
      fill()
      return Math.max(0, Math.ceil(((kept + 1 - tokens) / perSecond) * 1_000))
    },
  }
}
