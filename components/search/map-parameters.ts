import type { SearchAnswer } from '@/lib/console-api/answers'
import type { FilterName, FilterValues } from '../filters/filter-names'

const filterOfKind: Partial<Record<SearchAnswer['terms'][number]['kind'], FilterName>> = { linkedId: 'linked_id', ip: 'ip', network: 'network', url: 'url' }

/** A search as the fraud map's filter; undefined where the map cannot show it: visitors, several terms, or one more of what is filtered by. */
export function mapParameters(terms: SearchAnswer['terms'], filter: FilterValues): Record<string, string> | undefined {
  const [term, ...more] = terms.filter(({ kind }) => kind !== 'text')
  const name = term && filterOfKind[term.kind]
  if (more.length > 0 || (term && (name === undefined || filter[name] !== undefined))) return undefined
  const everything = filter.from === undefined && filter.to === undefined
  return { ...filter, ...(term && name && { [name]: term.value }), ...(everything && { all: 'true' }) }
}
