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
  /** Who made one end of it, where that was another visitor. */
  otherVisitorId?: string
  times: number
  evidence: ReturnType<typeof createEvidence>
}

/**
 * Travel between consecutive visits of the visitor that have a position, and between consecutive ones of each linked id.
 * A journey of a linked id that is one of the visitor too is told once, as the visitor's. Explained travel is told apart.
 * `others` are visits of these linked ids by other visitors, oldest first: journeys between one of them and one of the
 * visitor are the linked id's; evidence are the visitor's own visits alone.
 */
export function createTravelRule(explain?: ExplainPosition, others: readonly Visit[] = []): Rule {
  const tallies = new Map<string, Tally>()
  const lastOfLinkedId = new Map<string, Visit>()
  const isOther = new Set(others)
  let last: Visit | undefined
  let pairs = 0
  let nextOther = 0

  function judge(older: Visit, newer: Visit, scope: Scope, linkedId?: string, other?: Visit) {
    // Networks are compared last: most journeys are none to tell of.
    if ((measureTravel(older, newer)?.verdict ?? 'plausible') === 'plausible') return
    const travel = travelBetween(older, newer, explain)
    if (!travel || travel.verdict === 'plausible') return
    const kind = travel.verdict === 'impossible' ? 'impossible-travel' : 'unlikely-travel'
    const key = JSON.stringify([kind, scope, linkedId, travel.explained !== undefined])
    const tally = tallies.get(key) ?? { kind, scope, linkedId, strongest: travel, times: 0, evidence: createEvidence() }
    tally.times += 1
    if (travel.minSpeedKmh >= tally.strongest.minSpeedKmh) {
      tally.strongest = travel
      tally.otherVisitorId = other?.visitorId
    }
    for (const visit of [older, newer]) if (visit !== other) tally.evidence.add(visit)
    tallies.set(key, tally)
  }

  function remember(linkedId: string, visit: Visit) {
    lastOfLinkedId.delete(linkedId)
    lastOfLinkedId.set(linkedId, visit)
    if (lastOfLinkedId.size > mostLinkedIds) lastOfLinkedId.delete(lastOfLinkedId.keys().next().value ?? '')
  }

  function seeOthersUntil(timestamp: number) {
    for (; nextOther < others.length; nextOther++) {
      const other = others[nextOther]
      if (!other || other.timestamp > timestamp) return
      const { linkedId } = other
      if (linkedId === undefined || !hasPosition(other)) continue
      const sameAccount = lastOfLinkedId.get(linkedId)
      // Journeys among others are no finding about this visitor.
      if (sameAccount && !isOther.has(sameAccount)) judge(sameAccount, other, 'linkedId', linkedId, other)
      remember(linkedId, other)
    }
  }

  return {
    see(visit) {
      seeOthersUntil(visit.timestamp)
      if (!hasPosition(visit)) return
      if (last) {
        pairs += 1
        judge(last, visit, 'visitor')
      }
      const { linkedId } = visit
      if (linkedId !== undefined) {
        const sameAccount = lastOfLinkedId.get(linkedId)
        if (sameAccount && sameAccount !== last) judge(sameAccount, visit, 'linkedId', linkedId, isOther.has(sameAccount) ? sameAccount : undefined)
        remember(linkedId, visit)
      }
      last = visit
    },
    result() {
      seeOthersUntil(Infinity)
      return { findings: [...tallies.values()].map(toFinding), checked: pairs > 0 ? ['impossible-travel', 'unlikely-travel'] : [] }
    },
  }
}

function toFinding({ kind, scope, linkedId, strongest, otherVisitorId, times, evidence }: Tally): Finding {
  const severity = kind === 'impossible-travel' && strongest.explained === undefined ? 'danger' : 'warn'
  return { kind, severity, ...evidence.get(), figures: { travel: strongest, times, scope, ...(linkedId === undefined ? {} : { linkedId }), ...(otherVisitorId === undefined ? {} : { otherVisitorId }), limitKmh: speedLimitKmh } }
}
