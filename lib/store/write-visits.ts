import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { isDatabaseError } from '../database/database-error'
import { compileInsertRows } from '../database/insert-rows'
import type { Database } from '../database/open-database'
import type { Statement } from '../database/protocol'
import { compileInserts, insertVisits } from './insert-visits'
import type { IntakeGuard, Refusal } from './intake-guard'
import { compileKnown } from './known-visits'
import type { PreparedVisit } from './prepared-visit'
import { compileIntake, recordIntake } from './intakes'
import { rollUp } from './rollup'
import { createStoredMemory, type StoredMemory } from './stored-memory'
import { createMapRollupWriter } from './write-map-rollup'

/** Another process that appends the same visits, or erases, at the same moment makes a transaction start over; it cannot do so for ever. */
const attempts = 10
const fewVisits = 100
/** Places and clients; some megabytes of digests. */
const mostKnownEntries = 100_000

export interface WrittenVisits {
  /** Keys of those that were new. */
  fresh: Set<string>
  /** Why those of these keys were refused. */
  refused: ReadonlyMap<string, Refusal>
}

/** Writes visits in one transaction; resolves once they are on disk. */
export type WriteVisits = (visits: readonly PreparedVisit[]) => Promise<WrittenVisits>

export function createWriteVisits(database: Database, guard: IntakeGuard): WriteVisits {
  const compiled = compileStatements(database)
  const map = createMapRollupWriter(database)
  const stored = createStoredMemory(mostKnownEntries)

  return async (visits) => {
    let forgotten = false
    for (let attempt = 1; ; attempt += 1) {
      const { allowed, refused, version } = await guard.sift(visits)
      const fresh = new Map(allowed.map((visit) => [visit.key, visit]))
      const [known] = await database.read([compiled.known(allowed)])
      for (const [visitorId, requestId] of known?.rows ?? []) fresh.delete(`${visitorId}\0${requestId}`)
      if (fresh.size === 0) return { fresh: new Set(), refused }
      try {
        const added = await map.prepare([...fresh.values()], version)
        // The sums of the map, the other statements and sending them hold the event loop for some milliseconds each.
        if (fresh.size > fewVisits) await setImmediate()
        stored.turnTo(version)
        const statements = [guard.statement({ version }), ...toStatements(compiled, [...fresh.values()], stored), ...added.statements]
        if (fresh.size > fewVisits) await setImmediate()
        await database.batch(statements)
        stored.add([...fresh.values()].flatMap(({ entries }) => [entries.places.digest, entries.clients.digest]), version)
        await added.settle()
        return { fresh: new Set(fresh.keys()), refused }
      } catch (error) {
        // What was known to be stored may have been swept out since.
        const isSwept = isDatabaseError(error, 'constraint') && !forgotten
        if (isSwept) {
          stored.forget()
          forgotten = true
        }
        if (!(isSwept || isDatabaseError(error, 'changed_meanwhile')) || attempt === attempts) throw error
        await guard.refresh()
      }
    }
  }
}

type Compiled = ReturnType<typeof compileStatements>

function toStatements(compiled: Compiled, visits: readonly PreparedVisit[], stored: StoredMemory): Statement[] {
  const { visitors, values } = rollUp(visits)
  return [
    ...insertVisits(compiled.inserts, visits, stored),
    compiled.visitors(visitors),
    compiled.values(values),
    ...recordIntake(compiled.intake, visits.map(({ row }) => row)),
  ]
}

/** The statements in the database's own placeholders. */
function compileStatements({ kysely }: Database) {
  const added = (table: 'visitors' | 'visitor_values') => ({
    visits: sql<number>`${sql.ref(`${table}.visits`)} + excluded.visits`,
    first_seen: sql<number>`case when excluded.first_seen < ${sql.ref(`${table}.first_seen`)} then excluded.first_seen else ${sql.ref(`${table}.first_seen`)} end`,
    last_seen: sql<number>`case when excluded.last_seen > ${sql.ref(`${table}.last_seen`)} then excluded.last_seen else ${sql.ref(`${table}.last_seen`)} end`,
  })
  return {
    inserts: compileInserts(kysely),
    intake: compileIntake(kysely),
    known: compileKnown(kysely),
    visitors: compileInsertRows(kysely, 'visitors', ['visitor_id', 'visits', 'first_seen', 'last_seen'], (conflict) =>
      conflict.column('visitor_id').doUpdateSet(added('visitors'))),
    values: compileInsertRows(kysely, 'visitor_values', ['visitor_id', 'kind', 'value', 'visits', 'first_seen', 'last_seen'], (conflict) =>
      conflict.columns(['visitor_id', 'kind', 'value']).doUpdateSet(added('visitor_values'))),
  }
}
