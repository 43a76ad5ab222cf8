import type { Lead } from '../store/search-types'
import { lookedFor, type RecognisedTerm } from '../visits/recognise-terms'
import { timeWindow } from '../visits/time-term'

export interface TermLeads {
  term: RecognisedTerm
  leads: Lead[]
}

const sharedByMany: ReadonlySet<Lead['kind']> = new Set(['ip', 'network', 'url'])

/** What to look for by each term. Times narrow what is shared by many; where there is nothing else, they are looked for themselves. */
export function leadsOf(terms: readonly RecognisedTerm[]): TermLeads[] {
  const windows = terms.flatMap((term) => windowOf(term) ?? [])
  const timesAlone = terms.every(({ kind }) => kind === 'time' || kind === 'text')
  return terms.map((term) => {
    const window = timesAlone ? windowOf(term) : undefined
    const leads: Lead[] = lookedFor(term).map((lead) => (windows.length > 0 && sharedByMany.has(lead.kind) ? { ...lead, windows } : lead))
    return { term, leads: window ? [...leads, { kind: 'time', window }] : leads }
  })
}

const windowOf = ({ kind, value }: RecognisedTerm) => (kind === 'time' ? timeWindow(value) : undefined)
