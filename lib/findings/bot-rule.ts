import { createEvidence } from './evidence'
import type { Rule } from './rule'

const likely = 0.5
const nearlyCertain = 0.9

/** A bot probability of a half or more. Visits that report none are not counted. */
export function createBotRule(): Rule {
  const evidence = createEvidence()
  let highest = 0
  let visits = 0
  let ofVisits = 0

  return {
    see(visit) {
      const probability = visit.browserDetails?.botProbability
      if (probability === undefined) return
      ofVisits += 1
      if (probability < likely) return
      visits += 1
      highest = Math.max(highest, probability)
      evidence.add(visit)
    },
    result: () => ({
      findings: visits === 0 ? [] : [{ kind: 'bot', severity: highest >= nearlyCertain ? 'danger' : 'warn', ...evidence.get(), figures: { highest, visits, ofVisits } }],
      checked: ofVisits > 0 ? ['bot'] : [],
    }),
  }
}
