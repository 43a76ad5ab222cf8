import type { ChainFigures } from './chain-figures'

export interface RetryBudget {
  /** At every look-up. */
  earn(): void
  /** Whether one more retry is within the budget; takes it. */
  spend(): boolean
}

/** At most `share` retries a look-up in the long run. The first retry is lent, and earned by the look-ups that follow, so that a quiet installation has one too. */
export function createRetryBudget({ share, reserve }: ChainFigures['retry']): RetryBudget {
  let retries = 1
  let owed = 1
  return {
    earn() {
      if (owed > 0) owed -= share
      else retries = Math.min(reserve, retries + share)
    },
    spend() {
      if (retries < 1) return false
      retries -= 1
      return true
    },
  }
}
