import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Erasure, ErasureTarget } from '../console-api/answers'
import type { Database } from '../database/open-database'
import type { Schema } from '../database/schema'
import { toStatement } from '../database/to-statement'
import { getTombstoneKey, layTombstones, tombstoneHash } from '../store/tombstones'
import { withoutId } from './erasure-schema'

export type ErasureRow = Selectable<Schema['erasures']>
type Counter = 'visits' | 'visitors' | 'saved_searches' | 'audit_rows'

const mostListed = 100
const markLength = 12

export interface ErasureRequest extends ErasureTarget {
  /** Why, for those who read the list and the audit. */
  reason: string
  /** E-mail of the admin. */
  account: string
}

/** What the audit and the list call somebody who was erased: the beginning of the keyed hash, the same each time. */
export async function erasureMark(database: Database, { kind, id }: Pick<ErasureTarget, 'kind' | 'id'>): Promise<string> {
  return `erased:${tombstoneHash(await getTombstoneKey(database), [kind, id]).slice(0, markLength)}`
}

/** From here on nothing of it is stored any more; what is stored is to be removed by whoever goes on with the row. */
export async function beginErasure(database: Database, { kind, id, scope, reason, account }: ErasureRequest, now: number): Promise<ErasureRow> {
  const key = await getTombstoneKey(database)
  const mark = await erasureMark(database, { kind, id })
  const row: ErasureRow = {
    id: randomUUID(), kind, scope: kind === 'visitor' ? 'visitors' : scope, subject: id, mark, reason: withoutId({ id, reason }, mark), account,
    requested_at: now, finished_at: null, visits: 0, visitors: 0, saved_searches: 0, audit_rows: 0,
  }
  await database.batch([...layTombstones(database, [{ hash: tombstoneHash(key, [kind, id]), erasedAt: now }]), toStatement(database.kysely.insertInto('erasures').values(row).compile())])
  return row
}

/** Those that are not at their end, the oldest first. */
export async function unfinishedErasures({ kysely }: Database): Promise<ErasureRow[]> {
  return kysely.selectFrom('erasures').selectAll().where('finished_at', 'is', null).orderBy('requested_at').orderBy('id').execute()
}

/** Whether the visitors of a linked id are being erased: who they are, their visits alone tell, so that these stay together until its end. */
export async function isErasingVisitors({ kysely }: Database): Promise<boolean> {
  const row = await kysely.selectFrom('erasures').select('id').where('finished_at', 'is', null).where('kind', '=', 'linked_id').where('scope', '=', 'visitors').limit(1).executeTakeFirst()
  return row !== undefined
}

/** The newest first. */
export async function listErasures({ kysely }: Database): Promise<Erasure[]> {
  const rows = await kysely.selectFrom('erasures').selectAll().orderBy('requested_at', 'desc').orderBy('id', 'desc').limit(mostListed).execute()
  return rows.map(toErasure)
}

export function toErasure(row: ErasureRow): Erasure {
  const { id, kind, scope, mark, reason, account } = row
  return {
    id, kind, scope, mark, reason, account, requestedAt: Number(row.requested_at), ...(row.finished_at === null ? {} : { finishedAt: Number(row.finished_at) }),
    visits: Number(row.visits), visitors: Number(row.visitors), savedSearches: Number(row.saved_searches), auditRows: Number(row.audit_rows),
  }
}

export async function addToErasure({ kysely }: Database, { id }: Pick<ErasureRow, 'id'>, counter: Counter, more: number): Promise<void> {
  if (more > 0) await kysely.updateTable('erasures').set((row) => ({ [counter]: row(counter, '+', more) })).where('id', '=', id).execute()
}

/** Nothing in clear is left of it from here on. */
export async function forgetErasedId({ kysely }: Database, { id }: Pick<ErasureRow, 'id'>): Promise<void> {
  await kysely.updateTable('erasures').set({ subject: null }).where('id', '=', id).execute()
}

export async function finishErasure({ kysely }: Database, { id }: Pick<ErasureRow, 'id'>, now: number): Promise<void> {
  await kysely.updateTable('erasures').set({ finished_at: now }).where('id', '=', id).where('finished_at', 'is', null).execute()
}
