import { sql } from 'kysely'
import type { Database } from '../database/open-database'
import { parseCidr } from '../visits/ip-address'
import type { SharedTotal, Sharer } from '../visits/sharer'
import type { Shared } from './sharers'
import { toHex } from './to-hex'

/** Rows of a visitor and a value that are added up. */
const mostCounted = 10_000

/** How many visitors share it, and what they did with it; null for what nobody has. At most 10,000 pairs of a visitor and a value are counted. */
export async function countShared(database: Database, shared: Shared): Promise<SharedTotal | null> {
  const counted = rowsOf(database, shared).select(['visitor_id', 'visits', 'first_seen', 'last_seen']).limit(mostCounted + 1)
  const { rows: [row] } = await sql<{ pairs: number; visitors: number; visits: number; first_seen: number | null; last_seen: number | null }>`select count(*) as pairs,
    count(distinct visitor_id) as visitors, sum(visits) as visits, min(first_seen) as first_seen, max(last_seen) as last_seen from ${counted} as counted`.execute(database.kysely)
  if (!row || row.first_seen === null || row.last_seen === null) return null
  return { visitors: Number(row.visitors), visits: Number(row.visits), firstSeen: Number(row.first_seen), lastSeen: Number(row.last_seen), atLeast: Number(row.pairs) > mostCounted }
}

/** What these visitors did with it, exactly. */
export async function figuresThere(database: Database, shared: Shared, visitorIds: readonly string[]): Promise<Map<string, Pick<Sharer, 'visits' | 'firstSeen' | 'lastSeen'>>> {
  if (visitorIds.length === 0) return new Map()
  const rows = await rowsOf(database, shared).where('visitor_id', 'in', visitorIds).groupBy('visitor_id')
    .select(({ fn }) => ['visitor_id', fn.sum<number>('visits').as('visits'), fn.min('first_seen').as('first_seen'), fn.max('last_seen').as('last_seen')]).execute()
  return new Map(rows.map((row) => [row.visitor_id, { visits: Number(row.visits), firstSeen: Number(row.first_seen), lastSeen: Number(row.last_seen) }]))
}

function rowsOf({ kysely }: Database, { kind, value }: Shared) {
  const values = kysely.selectFrom('visitor_values')
  if (kind === 'linkedId') return values.where('kind', '=', 'linked_id').where('value', '=', value)
  const range = parseCidr(value)
  return values.where('kind', '=', 'ip').where('value', '>=', range ? toHex(range.first) : '').where('value', '<=', range ? toHex(range.last) : '')
}
