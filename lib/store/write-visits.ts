import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { isDatabaseError } from '../database/database-error'
import { compileInsertRows } from '../database/insert-rows'
import type { Database } from '../database/open-database'
import type { Statement } from '../database/protocol'
import { compileInserts, insertVisits } from './insert-visits'
import type { Inbox } from './inbox'
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

export interface VisitsWriter {
  /** Into their tables. */
  write: WriteVisits
  /** Into the inbox; without an id where none was new. */
  put(visits: readonly PreparedVisit[], inbox: Inbox): Promise<WrittenVisits & { id?: string }>
  /** Those of the inbox, as far as they are still there, into their tables; answers how many were new. */
  take(waiting: readonly { id: string; visits: readonly PreparedVisit[] }[], inbox: Inbox): Promise<number>
}

export function createVisitsWriter(database: Database, guard: IntakeGuard, inbox: Inbox | undefined): VisitsWriter {
  const compiled = compileStatements(database)
  const map = createMapRollupWriter(database)
  const stored = createStoredMemory(mostKnownEntries)
  const statementsOfWaiting = (visits: readonly PreparedVisit[]) => (inbox ? [inbox.findWaiting(visits)] : [])

  /** Those that are allowed and found by none of the statements, each once. */
  const sift = async (visits: readonly PreparedVisit[], find: (visits: readonly PreparedVisit[]) => Statement[]) => {
    const { allowed, refused, version } = await guard.sift(visits)
    const fresh = new Map(allowed.map((visit) => [visit.key, visit]))
    for (const { rows } of await database.read(find(allowed))) for (const [visitorId, requestId] of rows) fresh.delete(`${visitorId}\0${requestId}`)
    return { fresh: [...fresh.values()], refused, version }
  }
  const toRows = async (fresh: readonly PreparedVisit[], version: number) => {
    if (fresh.length === 0) return { statements: [], settle: async () => undefined }
    const added = await map.prepare(fresh, version)
    await letOthers(fresh.length)
    stored.turnTo(version)
    const statements = [...(await toStatements(compiled, fresh, stored)), ...added.statements]
    await letOthers(fresh.length)
    return {
      statements,
      async settle() {
        stored.add(fresh.flatMap(({ entries }) => [entries.places.digest, entries.clients.digest]), version)
        await added.settle()
      },
    }
  }
  /** Known visits may be on their way to the disk still: a transaction after theirs is there after them. */
  const noneFresh = async (version: number, refused: WrittenVisits['refused']): Promise<WrittenVisits> => {
    await database.batch([guard.statement({ version })])
    return { fresh: new Set(), refused }
  }
  const again = async <Result>(attempt: () => Promise<Result>): Promise<Result> => {
    let forgotten = false
    for (let tries = 1; ; tries += 1) {
      try {
        return await attempt()
      } catch (error) {
        // What was known to be stored may have been swept out since.
        const isSwept = isDatabaseError(error, 'constraint') && !forgotten
        if (isSwept) {
          stored.forget()
          forgotten = true
        }
        if (!(isSwept || isDatabaseError(error, 'changed_meanwhile')) || tries === attempts) throw error
        await guard.refresh()
      }
    }
  }

  return {
    write: (visits) => again(async () => {
      const { fresh, refused, version } = await sift(visits, (allowed) => [compiled.known(allowed), ...statementsOfWaiting(allowed)])
      if (fresh.length === 0) return noneFresh(version, refused)
      const rows = await toRows(fresh, version)
      await database.batch([guard.statement({ version }), ...statementsOfWaiting(fresh).map(toFindNone), ...rows.statements])
      await rows.settle()
      return { fresh: keysOf(fresh), refused }
    }),
    put: (visits, into) => again(async () => {
      const { fresh, refused, version } = await sift(visits, (allowed) => [compiled.known(allowed), into.findWaiting(allowed)])
      if (fresh.length === 0) return noneFresh(version, refused)
      const { id, statements } = into.put(fresh)
      await database.batch([guard.statement({ version }), toFindNone(compiled.known(fresh)), ...statements])
      return { fresh: keysOf(fresh), refused, id }
    }),
    take: (waiting, from) => again(async () => {
      const left = await from.findLeft(waiting.map(({ id }) => id))
      if (left.size === 0) return 0
      const { fresh, version } = await sift(waiting.filter(({ id }) => left.has(id)).flatMap(({ visits }) => visits), (allowed) => [compiled.known(allowed)])
      const rows = await toRows(fresh, version)
      await database.batch([guard.statement({ version }), ...from.take([...left]), ...rows.statements])
      await rows.settle()
      return fresh.length
    }),
  }
}

const toFindNone = (statement: Statement): Statement => ({ ...statement, expectChanges: 0 })

const keysOf = (visits: readonly PreparedVisit[]) => new Set(visits.map(({ key }) => key))

/** Between the steps of making many ready, each of which holds the event loop for some milliseconds. */
const letOthers = async (visits: number) => (visits > fewVisits ? setImmediate() : undefined)

type Compiled = ReturnType<typeof compileStatements>

async function toStatements(compiled: Compiled, visits: readonly PreparedVisit[], stored: StoredMemory): Promise<Statement[]> {
  const inserts = insertVisits(compiled.inserts, visits, stored)
  await letOthers(visits.length)
  const { visitors, values } = rollUp(visits)
  await letOthers(visits.length)
  return [
    ...inserts,
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
