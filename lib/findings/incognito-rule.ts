import { createEvidence } from './evidence'
import type { FindingFigures } from './finding'
import type { Rule } from './rule'

/** The first visit in a private window, and how the visitor came before it. */
export function createIncognitoRule(): Rule {
  const evidence = createEvidence()
  const seen = { country: new Set<string>(), ip: new Set<string>(), linkedId: new Set<string>() }
  let visits = 0
  let reported = 0
  let incognitoVisits = 0
  let began: Pick<FindingFigures['incognito-began'], 'since' | 'visitsBefore' | 'withNew'> | undefined

  return {
    see(visit) {
      if (visit.incognito !== undefined) reported += 1
      if (visit.incognito === true) {
        incognitoVisits += 1
        evidence.add(visit)
      }
      if (!began) {
        const values = { country: visit.ipLocation?.country?.code, ip: visit.ip, linkedId: visit.linkedId }
        const withNew = (['country', 'ip', 'linkedId'] as const).filter((field) => {
          const value = values[field]
          return visits > 0 && value !== undefined && !seen[field].has(value)
        })
        if (visit.incognito === true) began = { since: visit.timestamp, visitsBefore: visits, withNew }
        for (const field of ['country', 'ip', 'linkedId'] as const) if (values[field] !== undefined) seen[field].add(values[field])
      }
      visits += 1
    },
    result: () => ({
      // Incognito from the very first visit is a habit, no change.
      findings: began ? [{ kind: 'incognito-began', severity: began.visitsBefore > 0 ? 'warn' : 'notice', ...evidence.get(), figures: { ...began, incognitoVisits } }] : [],
      checked: reported > 0 ? ['incognito-began'] : [],
    }),
  }
}
