import type { SearchQuestion } from '../store/search-types'
import type { MapFilter } from '../visits/map-filter'
import { readTerms, type RecognisedTerm } from '../visits/recognise-terms'
import { leadsOf, type TermLeads } from './search-leads'

interface AskedSearch {
  terms: RecognisedTerm[]
  /** Terms that one search could not hold. */
  more: number
  leads: TermLeads[]
  /** Absent where there is text, and nothing in it to look for: that finds nobody, rather than everybody. */
  question?: SearchQuestion
}

/** What a text and a filter ask of the store. An empty text leaves it to the filter. */
export function readQuestion(q: string, filter: MapFilter): AskedSearch {
  const { terms, more } = readTerms(q)
  const leads = leadsOf(terms)
  const isVain = q !== '' && leads.every((one) => one.leads.length === 0)
  return { terms, more, leads, ...(!isVain && { question: { leads: leads.flatMap((one) => one.leads), filter } }) }
}
