import type { Visit } from '../visits/visit'
import { createEvidence } from './evidence'
import type { Rule } from './rule'

/** More than one linked id on one browser. The evidence is the first visit of each. */
export function createAccountsRule(): Rule {
  const seen = new Set<string>()
  const evidence = createEvidence()
  let last: Visit | undefined
  let newest: { linkedId: string; since: number; previous?: { linkedId: string; lastSeen: number } } | undefined

  return {
    see(visit) {
      if (visit.linkedId === undefined) return
      if (!seen.has(visit.linkedId)) {
        seen.add(visit.linkedId)
        evidence.add(visit)
        newest = { linkedId: visit.linkedId, since: visit.timestamp, ...(last?.linkedId !== undefined && { previous: { linkedId: last.linkedId, lastSeen: last.timestamp } }) }
      }
      last = visit
    },
    result() {
      const checked = seen.size > 0 ? (['accounts'] as const) : []
      if (!newest?.previous) return { findings: [], checked: [...checked] }
      const figures = { accounts: seen.size, newest: newest.linkedId, newestSince: newest.since, previous: newest.previous.linkedId, previousLastSeen: newest.previous.lastSeen }
      return { findings: [{ kind: 'accounts', severity: 'warn', ...evidence.get(), figures }], checked: [...checked] }
    },
  }
}
