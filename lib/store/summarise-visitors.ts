import { sql } from 'kysely'
import { compileOnce } from '../database/compile-once'
import type { VisitTables, VisitorValueKind } from '../database/migrations/001-visits'
import type { Database } from '../database/open-database'
import { sqlFunctions } from '../database/sql-functions'
import type { ValueCount, VisitorSummary } from './visit-store'

/** At most so many linked ids and countries are listed for one visitor. */
const listed = 20

/** The summaries of these visitors, in their order. */
export async function summariseVisitors(database: Database, visitors: readonly VisitTables['visitors'][]): Promise<VisitorSummary[]> {
  if (visitors.length === 0) return []
  const values = await readValues(database, visitors.map(({ visitor_id }) => visitor_id))
  return visitors.map((visitor) => {
    const own = values.filter(([visitorId]) => visitorId === visitor.visitor_id)
    const countOf = (counted: VisitorValueKind) => own.find(([, kind, , , , , place]) => kind === counted && place === 0)?.[3] ?? 0
    const valuesOf = (named: VisitorValueKind) => own.filter(([, kind, , , , , place]) => kind === named && place > 0).map(toValueCount)
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

const valueColumns = ['visitor_id', 'kind', 'value', 'visits', 'first_seen', 'last_seen', 'place'] as const
/** A row in their order. The place is among the values of that kind of that visitor, from 1; 0 is that of a row that has their number as its visits. */
type PackedValue = [visitorId: string, kind: VisitorValueKind, value: string, visits: number, firstSeen: number, lastSeen: number, place: number]

async function readValues(database: Database, visitorIds: readonly string[]): Promise<PackedValue[]> {
  const [row] = await askValues(database, visitorIds)
  // The one cast: the statement below wrote it.
  return row?.packed ? (JSON.parse(row.packed) as PackedValue[]) : []
}

/** One statement that answers one text, since each way to the database has its price, and each row. */
const askValues = compileOnce({
  shapeOf: (visitorIds: readonly string[]) => `${visitorIds.length}`,
  build({ kysely }, visitorIds, blank) {
    const ids = visitorIds.map((_, index) => blank((asked) => asked[index] ?? ''))
    const ranked = kysely.selectFrom('visitor_values')
      .select(['visitor_id', 'kind', 'value', 'visits', 'first_seen', 'last_seen'])
      .select(sql<number>`row_number() over (partition by visitor_id, kind order by visits desc, last_seen desc, value)`.as('place'))
      .where('visitor_id', 'in', ids)
      .where('kind', 'in', ['linked_id', 'country'])
    const none = sql<number>`0`
    const values = kysely.selectFrom('visitor_values')
      .select(['visitor_id', 'kind', sql<string>`''`.as('value'), (eb) => eb.fn.countAll<number>().as('visits'), none.as('first_seen'), none.as('last_seen'), none.as('place')])
      .where('visitor_id', 'in', ids).groupBy(['visitor_id', 'kind'])
      .unionAll(kysely.selectFrom(ranked.as('ranked')).selectAll().where('place', '<=', listed))
      .orderBy('place')
    return kysely.selectFrom(values.as('listed')).select(sqlFunctions(kysely).jsonRows(valueColumns.map((column) => sql.ref(column))).as('packed'))
  },
})

/** The same for ids, in any order; those that nobody knows are left out. */
export async function summariseByIds(database: Database, visitorIds: readonly string[]): Promise<VisitorSummary[]> {
  if (visitorIds.length === 0) return []
  return summariseVisitors(database, await database.kysely.selectFrom('visitors').selectAll().where('visitor_id', 'in', visitorIds).execute())
}

const toValueCount = ([, , value, visits, firstSeen, lastSeen]: PackedValue): ValueCount => ({ value, visits, firstSeen, lastSeen })
