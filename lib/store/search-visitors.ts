import { sql } from 'kysely'
import type { Database } from '../database/open-database'
import { ipToBytes, parseCidr } from '../visits/ip-address'
import { lastCharacter } from './search-leads'
import { summariseVisitors } from './summarise-visitors'
import { toHex } from './to-hex'
import type { SearchTerm, VisitorPosition, VisitorSummary } from './visit-store'

/** Visitors that match any of the terms, each once, last seen first. A term that is not what its kind says matches nobody. */
export async function searchVisitors(
  database: Database,
  terms: readonly SearchTerm[],
  page: { limit: number; after?: VisitorPosition },
): Promise<{ visitors: VisitorSummary[]; next?: VisitorPosition }> {
  const matches = terms.map((term) => matchingIds(database, term)).filter((match) => match !== undefined).map((ids) => sql`select visitor_id from ${ids} as matching`)
  if (matches.length === 0) return { visitors: [] }
  let query = database.kysely.selectFrom('visitors').selectAll().where(sql<boolean>`visitor_id in (${sql.join(matches, sql` union `)})`)
  if (page.after) query = query.where(sql<boolean>`(last_seen, visitor_id) < (${page.after.lastSeen}, ${page.after.visitorId})`)
  const rows = await query.orderBy('last_seen', 'desc').orderBy('visitor_id', 'desc').limit(page.limit + 1).execute()
  const visitors = await summariseVisitors(database, rows.slice(0, page.limit))
  const lowest = visitors.at(-1)
  return rows.length > page.limit && lowest ? { visitors, next: { lastSeen: lowest.lastSeen, visitorId: lowest.visitorId } } : { visitors }
}

/** The ids of the visitors of one term; undefined where it is not what its kind says. */
export function matchingIds({ kysely }: Database, { kind, value }: SearchTerm) {
  const visitors = kysely.selectFrom('visitors').select('visitor_id')
  const byValue = kysely.selectFrom('visitor_values').select('visitor_id')
  switch (kind) {
    case 'visitorId':
      return visitors.where('visitor_id', '=', value)
    case 'visitorIdPart':
      return visitors.where('visitor_id', '>=', value).where('visitor_id', '<=', value + lastCharacter)
    case 'linkedId':
      return byValue.where('kind', '=', 'linked_id').where('value', '=', value)
    case 'ip': {
      const bytes = ipToBytes(value)
      return bytes && byValue.where('kind', '=', 'ip').where('value', '=', toHex(bytes))
    }
    case 'network': {
      const range = parseCidr(value)
      return range && byValue.where('kind', '=', 'ip').where('value', '>=', toHex(range.first)).where('value', '<=', toHex(range.last))
    }
  }
}
