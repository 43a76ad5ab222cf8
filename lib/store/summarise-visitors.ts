import { sql } from 'kysely'
import type { VisitTables } from '../database/migrations/001-visits'
import type { Database } from '../database/open-database'
import type { ValueCount, VisitorSummary } from './visit-store'

/** At most so many linked ids and countries are listed for one visitor. */
const listed = 20

/** The summaries of these visitors, in their order. */
export async function summariseVisitors({ kysely }: Database, visitors: readonly VisitTables['visitors'][]): Promise<VisitorSummary[]> {
  if (visitors.length === 0) return []
  const ids = visitors.map(({ visitor_id }) => visitor_id)
  const ranked = kysely.selectFrom('visitor_values')
    .select(['visitor_id', 'kind', 'value', 'visits', 'first_seen', 'last_seen'])
    .select(sql<number>`row_number() over (partition by visitor_id, kind order by visits desc, last_seen desc, value)`.as('place'))
    .where('visitor_id', 'in', ids)
    .where('kind', 'in', ['linked_id', 'country'])
  const [counts, values] = await Promise.all([
    kysely.selectFrom('visitor_values').select(['visitor_id', 'kind', (eb) => eb.fn.countAll<number>().as('count')])
      .where('visitor_id', 'in', ids).groupBy(['visitor_id', 'kind']).execute(),
    kysely.selectFrom(ranked.as('ranked')).selectAll().where('place', '<=', listed).orderBy('place').execute(),
  ])
  return visitors.map((visitor) => {
    const countOf = (kind: string) => counts.find((row) => row.visitor_id === visitor.visitor_id && row.kind === kind)?.count ?? 0
    const valuesOf = (kind: string) => values.filter((row) => row.visitor_id === visitor.visitor_id && row.kind === kind).map(toValueCount)
    return {
      visitorId: visitor.visitor_id,
      visits: visitor.visits,
      firstSeen: visitor.first_seen,
      lastSeen: visitor.last_seen,
      linkedIds: valuesOf('linked_id'),
      linkedIdCount: countOf('linked_id'),
      countries: valuesOf('country'),
      countryCount: countOf('country'),
      ipCount: countOf('ip'),
    }
  })
}

/** The same for ids, in any order; those that nobody knows are left out. */
export async function summariseByIds(database: Database, visitorIds: readonly string[]): Promise<VisitorSummary[]> {
  if (visitorIds.length === 0) return []
  return summariseVisitors(database, await database.kysely.selectFrom('visitors').selectAll().where('visitor_id', 'in', visitorIds).execute())
}

const toValueCount = (row: { value: string; visits: number; first_seen: number; last_seen: number }): ValueCount => ({
  value: row.value,
  visits: row.visits,
  firstSeen: row.first_seen,
  lastSeen: row.last_seen,
})
