import type { Visit } from '../visits/visit'
import { createEvidence } from './evidence'
import type { Finding, FindingFigures } from './finding'
import type { Rule } from './rule'
import { contradictedBrowser, contradictedSystem, isComparable, type Contradiction } from './user-agent-families'

type Field = FindingFigures['user-agent-mismatch']['field']
interface Judged { comparable: boolean; browserName?: Contradiction; os?: Contradiction }
interface Tally extends Contradiction { field: Field; visits: number; evidence: ReturnType<typeof createEvidence> }

const mostRemembered = 500

/** The user agent against the reported browser and system. Of several contradictions of a field the most frequent is told. */
export function createUserAgentRule(): Rule {
  const tallies = new Map<string, Tally>()
  const remembered = new Map<string, Judged>()
  let comparable = 0

  const judge = ({ browserDetails: { userAgent, browserName, os } = {} }: Visit): Judged | undefined => {
    if (userAgent === undefined) return undefined
    const key = JSON.stringify([userAgent, browserName, os])
    const known = remembered.get(key)
    if (known) return known
    const judged = { comparable: isComparable(userAgent, browserName, os), browserName: contradictedBrowser(userAgent, browserName), os: contradictedSystem(userAgent, os) }
    if (remembered.size >= mostRemembered) remembered.clear()
    remembered.set(key, judged)
    return judged
  }

  const count = (visit: Visit, field: Field, found: Contradiction | undefined) => {
    if (!found) return
    const key = JSON.stringify([field, found])
    const tally = tallies.get(key) ?? { ...found, field, visits: 0, evidence: createEvidence() }
    tally.visits += 1
    tally.evidence.add(visit)
    if (tallies.size < mostRemembered) tallies.set(key, tally)
  }

  return {
    see(visit) {
      const judged = judge(visit)
      if (!judged) return
      if (judged.comparable) comparable += 1
      count(visit, 'browserName', judged.browserName)
      count(visit, 'os', judged.os)
    },
    result: () => ({
      findings: (['browserName', 'os'] as const).flatMap((field) => mostFrequent([...tallies.values()].filter((tally) => tally.field === field))),
      checked: comparable > 0 ? ['user-agent-mismatch'] : [],
    }),
  }
}

function mostFrequent(tallies: Tally[]): Finding[] {
  const [first] = tallies.sort((a, b) => b.visits - a.visits)
  if (!first) return []
  const { evidence, ...figures } = first
  return [{ kind: 'user-agent-mismatch', severity: 'warn', ...evidence.get(), figures }]
}
