import type { Database } from '../database/open-database'
import { ipToBytes, parseCidr } from '../visits/ip-address'
import { lastCharacter } from './search-leads'
import type { SearchTerm } from './search-types'
import { toHex } from './to-hex'

/** What a term stands for in the store: a value, or all from one to another. */
export interface Comparison {
  kind: SearchTerm['kind']
  from: string
  /** The same where it is one value. */
  to: string
}

/** Undefined for a term that is not what its kind says. */
export function toComparison({ kind, value }: SearchTerm): Comparison | undefined {
  switch (kind) {
    case 'visitorId':
    case 'linkedId':
      return { kind, from: value, to: value }
    case 'visitorIdPart':
      return { kind, from: value, to: value + lastCharacter }
    case 'ip': {
      const bytes = ipToBytes(value)
      return bytes && { kind, from: toHex(bytes), to: toHex(bytes) }
    }
    case 'network': {
      const range = parseCidr(value)
      return range && { kind, from: toHex(range.first), to: toHex(range.last) }
    }
  }
}

/** The ids of the visitors of one term. */
export function matchingIds({ kysely }: Database, { kind, from, to }: Comparison) {
  const visitors = kysely.selectFrom('visitors').select('visitor_id')
  const byValue = kysely.selectFrom('visitor_values').select('visitor_id')
  switch (kind) {
    case 'visitorId':
      return visitors.where('visitor_id', '=', from)
    case 'visitorIdPart':
      return visitors.where('visitor_id', '>=', from).where('visitor_id', '<=', to)
    case 'linkedId':
      return byValue.where('kind', '=', 'linked_id').where('value', '=', from)
    case 'ip':
      return byValue.where('kind', '=', 'ip').where('value', '=', from)
    case 'network':
      return byValue.where('kind', '=', 'ip').where('value', '>=', from).where('value', '<=', to)
  }
}
