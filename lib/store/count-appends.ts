import type { AppendTally, VisitStore } from './visit-store'

type Append = VisitStore['append']

/** The same `append`, and what has come of all its calls so far. */
export function countAppends(append: Append, now: () => number): { append: Append; tally: () => AppendTally } {
  const tally: AppendTally = { accepted: 0, duplicates: 0, erased: 0, tooOld: 0, failures: 0 }
  return {
    async append(visits) {
      try {
        const report = await append(visits)
        tally.accepted += report.accepted
        tally.duplicates += report.duplicates
        tally.erased += report.erased
        tally.tooOld += report.tooOld
        return report
      } catch (error) {
        tally.failures += 1
        tally.lastFailureAt = now()
        throw error
      }
    },
    tally: () => ({ ...tally }),
  }
}
