import { sql } from 'kysely'
import { isDatabaseError } from '../database/database-error'
import type { Database } from '../database/open-database'
import type { Statement } from '../database/protocol'
import { compileInserts, insertVisits } from './insert-visits'
import type { PreparedVisit } from './prepared-visit'
import { compileIntake, recordIntake } from './intakes'
import { rollUp } from './rollup'
import { createMapRollupWriter } from './write-map-rollup'

/** Another process that appends the same visits at the same moment makes a transaction start over; it cannot do so for ever. */
const attempts = 10

/** Writes visits in one transaction; resolves once they are on disk, with the keys that were new. */
export type WriteVisits = (visits: readonly PreparedVisit[]) => Promise<Set<string>>

export function createWriteVisits(database: Database): WriteVisits {
  const compiled = compileStatements(database)
  const map = createMapRollupWriter(database)

  return async (visits) => {
    for (let attempt = 1; ; attempt += 1) {
      const fresh = new Map(visits.map((visit) => [visit.key, visit]))
      const [known] = await database.read([{ sql: compiled.find, many: visits.map(({ row }) => [row.visitor_id, row.request_id]) }])
      for (const [visitorId, requestId] of known?.rows ?? []) fresh.delete(`${visitorId}\0${requestId}`)
      if (fresh.size === 0) return new Set()
      try {
        const added = map.prepare([...fresh.values()].map(({ row }) => row))
        await database.batch([...toStatements(compiled, [...fresh.values()]), ...added.statements])
        await added.settle()
        return new Set(fresh.keys())
      } catch (error) {
        if (!isDatabaseError(error, 'changed_meanwhile') || attempt === attempts) throw error
      }
    }
  }
}

type Compiled = ReturnType<typeof compileStatements>

function toStatements(compiled: Compiled, visits: readonly PreparedVisit[]): Statement[] {
  const { visitors, values } = rollUp(visits.map(({ row }) => row))
  return [
    ...insertVisits(compiled.inserts, visits),
    { sql: compiled.visitors, many: visitors },
    { sql: compiled.values, many: values },
    ...recordIntake(compiled.intake, visits.map(({ row }) => row)),
  ]
}

/** The statements in the database's own placeholders; the values are stand-ins, bound anew for each visit in the order of the columns. */
function compileStatements({ kysely }: Database) {
  const tally = { visits: 0, first_seen: 0, last_seen: 0 }
  const added = (table: 'visitors' | 'visitor_values') => ({
    visits: sql<number>`${sql.ref(`${table}.visits`)} + excluded.visits`,
    first_seen: sql<number>`case when excluded.first_seen < ${sql.ref(`${table}.first_seen`)} then excluded.first_seen else ${sql.ref(`${table}.first_seen`)} end`,
    last_seen: sql<number>`case when excluded.last_seen > ${sql.ref(`${table}.last_seen`)} then excluded.last_seen else ${sql.ref(`${table}.last_seen`)} end`,
  })
  return {
    inserts: compileInserts(kysely),
    intake: compileIntake(kysely),
    find: kysely.selectFrom('visits').select(['visitor_id', 'request_id']).where('visitor_id', '=', '').where('request_id', '=', '').compile().sql,
    visitors: kysely.insertInto('visitors').values({ visitor_id: '', ...tally })
      .onConflict((conflict) => conflict.column('visitor_id').doUpdateSet(added('visitors'))).compile().sql,
    values: kysely.insertInto('visitor_values').values({ visitor_id: '', kind: 'ip', value: '', ...tally })
      .onConflict((conflict) => conflict.columns(['visitor_id', 'kind', 'value']).doUpdateSet(added('visitor_values'))).compile().sql,
  }
}
