import { sql } from 'kysely'
import type { ErasurePreview, ErasureTarget } from '../console-api/answers'
import type { Database } from '../database/open-database'
import { forgetSavedSearches } from '../saved-searches/forget-saved-searches'
import { countShared } from '../store/count-shared'
import type { VisitStore } from '../store/visit-store'

/** Visitors of a linked id that are added up. */
const mostCounted = 10_000

type Counted = Pick<ErasurePreview, 'visits' | 'visitors' | 'atLeast' | 'firstSeen' | 'lastSeen'>

const nothing: Counted = { visits: 0, visitors: 0, atLeast: false }

/** What an erasure would remove now. */
export async function previewErasure(database: Database, store: Pick<VisitStore, 'readErased'>, target: ErasureTarget): Promise<ErasurePreview> {
  const [counted, savedSearches, findErased] = await Promise.all([
    count(database, target),
    forgetSavedSearches(database.kysely, [target.id], 'count'),
    store.readErased(),
  ])
  const erasedAt = findErased(target.kind, target.id)
  return { ...counted, savedSearches, ...(erasedAt === undefined ? {} : { erasedAt }) }
}

async function count(database: Database, { kind, id, scope }: ErasureTarget): Promise<Counted> {
  if (kind === 'visitor') return sum(database, sql`select visits, first_seen, last_seen from visitors where visitor_id = ${id}`)
  if (scope === 'visits') return (await countShared(database, { kind: 'linkedId', value: id })) ?? nothing
  return sum(database, sql`select visitors.visits, visitors.first_seen, visitors.last_seen from visitor_values join visitors on visitors.visitor_id = visitor_values.visitor_id
    where kind = 'linked_id' and value = ${id} limit ${mostCounted + 1}`)
}

async function sum({ kysely }: Database, visitors: ReturnType<typeof sql>): Promise<Counted> {
  const { rows: [row] } = await sql<{ visitors: number; visits: number | null; first_seen: number | null; last_seen: number | null }>`
    select count(*) as visitors, sum(visits) as visits, min(first_seen) as first_seen, max(last_seen) as last_seen from (${visitors}) as counted`.execute(kysely)
  if (!row || row.first_seen === null || row.last_seen === null) return nothing
  return { visits: Number(row.visits), visitors: Number(row.visitors), atLeast: Number(row.visitors) > mostCounted, firstSeen: Number(row.first_seen), lastSeen: Number(row.last_seen) }
}
