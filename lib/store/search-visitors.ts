import { sql } from 'kysely'
import { compileOnce } from '../database/compile-once'
import type { VisitTables } from '../database/migrations/001-visits'
import type { Database } from '../database/open-database'
import { type Comparison, matchingIds, toComparison } from './matching-ids'
import { summariseVisitors } from './summarise-visitors'
import type { SearchTerm, VisitorPosition, VisitorSummary } from './visit-store'

interface Question {
  comparisons: readonly Comparison[]
  limit: number
  after?: VisitorPosition
}

/** Visitors that match any of the terms, each once, last seen first. A term that is not what its kind says matches nobody. */
export async function searchVisitors(
  database: Database,
  terms: readonly SearchTerm[],
  { limit, after }: { limit: number; after?: VisitorPosition },
): Promise<{ visitors: VisitorSummary[]; next?: VisitorPosition }> {
  const comparisons = terms.map(toComparison).filter((comparison) => comparison !== undefined)
  if (comparisons.length === 0) return { visitors: [] }
  const rows = await askVisitors(database, { comparisons, limit, after })
  const visitors = await summariseVisitors(database, rows.slice(0, limit))
  const lowest = visitors.at(-1)
  return rows.length > limit && lowest ? { visitors, next: { lastSeen: lowest.lastSeen, visitorId: lowest.visitorId } } : { visitors }
}

const askVisitors = compileOnce<Question, VisitTables['visitors']>({
  shapeOf: ({ comparisons, after }) => [...comparisons.map(({ kind }) => kind), after !== undefined].join(),
  build(database, { comparisons, after }, blank) {
    const matches = comparisons.map(({ kind }, index) => {
      const ids = matchingIds(database, { kind, from: blank((asked) => asked.comparisons[index]?.from ?? ''), to: blank((asked) => asked.comparisons[index]?.to ?? '') })
      return sql`select visitor_id from ${ids} as matching`
    })
    let query = database.kysely.selectFrom('visitors').selectAll().where(sql<boolean>`visitor_id in (${sql.join(matches, sql` union `)})`)
    if (after) query = query.where(sql<boolean>`(last_seen, visitor_id) < (${blank((asked) => asked.after?.lastSeen)}, ${blank((asked) => asked.after?.visitorId)})`)
    return query.orderBy('last_seen', 'desc').orderBy('visitor_id', 'desc').limit(sql<number>`${blank((asked) => asked.limit + 1)}`)
  },
})
