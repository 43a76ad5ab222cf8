import { hasPosition } from '../visits/geography'
import { speedLimitKmh, type Travel } from '../visits/travel'
import type { Visit } from '../visits/visit'
import { createEvidence } from './evidence'
import type { Finding } from './finding'
import type { Rule } from './rule'
import { measureTravel, travelBetween, type ExplainPosition } from './travel-between'

/** Linked ids whose last position is remembered; of more, the least recently seen are forgotten. */
const mostLinkedIds = 1_000

type Scope = 'visitor' | 'linkedId'
type TravelKind = 'impossible-travel' | 'unlikely-travel'

interface Tally {
  kind: TravelKind
  scope: Scope
  linkedId?: string
  strongest: Travel
  times: number
  evidence: ReturnType<typeof createEvidence>
}

/**
 * Travel between consecutive visits of the visitor that have a position, and between consecutive ones of each linked id.
 * A journey of a linked id that is one of the visitor too is told once, as the visitor's. Explained travel is told apart.
 */
export function createTravelRule(explain?: ExplainPosition): Rule {
  const tallies = new Map<string, Tally>()
  const lastOfLinkedId = new Map<string, Visit>()
  let last: Visit | undefined
  let pairs = 0

  function judge(older: Visit, newer: Visit, scope: Scope, linkedId?: string) {
    // Networks are compared last: most journeys are none to tell of.
    if ((measureTravel(older, newer)?.verdict ?? 'plausible') === 'plausible') return
    const travel = travelBetween(older, newer, explain)
    if (!travel || travel.verdict === 'plausible') return
    const kind = travel.verdict === 'impossible' ? 'impossible-travel' : 'unlikely-travel'
    const key = JSON.stringify([kind, scope, linkedId, travel.explained !== undefined])
    const tally = tallies.get(key) ?? { kind, scope, linkedId, strongest: travel, times: 0, evidence: createEvidence() }
    tally.times += 1
    if (travel.minSpeedKmh >= tally.strongest.minSpeedKmh) tally.strongest = travel
    tally.evidence.add(older)
    tally.evidence.add(newer)
    tallies.set(key, tally)
  }

  return {
    see(visit) {
      if (!hasPosition(visit)) return
      if (last) {
        pairs += 1
        judge(last, visit, 'visitor')
      }
      const { linkedId } = visit
      if (linkedId !== undefined) {
        const sameAccount = lastOfLinkedId.get(linkedId)
        if (sameAccount && sameAccount !== last) judge(sameAccount, visit, 'linkedId', linkedId)
        lastOfLinkedId.delete(linkedId)
        lastOfLinkedId.set(linkedId, visit)
        if (lastOfLinkedId.size > mostLinkedIds) lastOfLinkedId.delete(lastOfLinkedId.keys().next().value ?? '')
      }
      last = visit
    },
    result: () => ({
      findings: [...tallies.values()].map(toFinding),
      checked: pairs > 0 ? ['impossible-travel', 'unlikely-travel'] : [],
    }),
  }
}

function toFinding({ kind, scope, linkedId, strongest, times, evidence }: Tally): Finding {
  const severity = kind === 'impossible-travel' && strongest.explained === undefined ? 'danger' : 'warn'
  return { kind, severity, ...evidence.get(), figures: { travel: strongest, times, scope, ...(linkedId === undefined ? {} : { linkedId }), limitKmh: speedLimitKmh } }
}
