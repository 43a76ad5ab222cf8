import type { Visit } from '../visits/visit'
import type { FirstField } from '../visits/visit-fields'
import { createAccountsRule } from './accounts-rule'
import { createBotRule } from './bot-rule'
import { createBurstRule } from './burst-rule'
import { findingKinds, type Finding, type FindingKind, type Severity } from './finding'
import { createFirsts } from './first-occurrences'
import { createIncognitoRule } from './incognito-rule'
import type { Rule } from './rule'
import { createSharedIpRule, type SharedIp } from './shared-ip-rule'
import { createTravelRule } from './travel-rule'
import type { ExplainPosition } from './travel-between'
import { createUserAgentRule } from './user-agent-rule'
import { createZoneRule } from './zone-rule'
import { zoneTables, type ZoneLookup } from './zone-tables'

export interface ExaminerOptions {
  /** How many visitors share the address that the visitor came from last; without it that check is not made. */
  sharedIp?: SharedIp
  zones?: ZoneLookup
  explain?: ExplainPosition
  /** Visits of the visitor's linked ids by other visitors, oldest first; journeys to and from them are the linked id's. */
  othersOfLinkedIds?: readonly Visit[]
}

export interface Examination {
  /** Worst first. */
  findings: Finding[]
  /** The checks that had something to judge and found nothing. */
  clear: FindingKind[]
  /** What occurs for the first time at a visit, by its request id; the very first visit is left out. Newest 2,000. */
  firsts: Record<string, FirstField[]>
}

const severities: readonly Severity[] = ['danger', 'warn', 'notice']

/** Asks every rule about a history that it is shown oldest first, in as many pieces as one likes. */
export function createExaminer(options: ExaminerOptions = {}): { see(visit: Visit): void; result(): Examination } {
  const rules: Rule[] = [
    createTravelRule(options.explain, options.othersOfLinkedIds),
    createAccountsRule(),
    createBotRule(),
    createIncognitoRule(),
    createZoneRule(options.zones ?? zoneTables),
    createUserAgentRule(),
    createBurstRule(),
    createSharedIpRule(options.sharedIp),
  ]
  const firsts = createFirsts()

  return {
    see(visit) {
      for (const rule of rules) rule.see(visit)
      firsts.see(visit)
    },
    result() {
      const results = rules.map((rule) => rule.result())
      const findings = results.flatMap((result) => result.findings).sort(worseFirst)
      const found = new Set(findings.map((finding) => finding.kind))
      // Where travel was impossible, nothing is clear about travel.
      if (found.has('impossible-travel')) found.add('unlikely-travel')
      const checked = new Set(results.flatMap((result) => result.checked))
      return { findings, clear: findingKinds.filter((kind) => checked.has(kind) && !found.has(kind)), firsts: firsts.result() }
    },
  }
}

function worseFirst(a: Finding, b: Finding): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity) || findingKinds.indexOf(a.kind) - findingKinds.indexOf(b.kind) || b.to - a.to
}
