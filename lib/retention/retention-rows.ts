import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { RetentionRun } from '../console-api/answers'
import type { Database } from '../database/open-database'
import type { Schema } from '../database/schema'
import { cutoffOf, readRetention } from '../store/retention'

export type RetentionRow = Selectable<Schema['retention_runs']>

const mostListed = 10

/** Today's run of the setting, for whoever asks for it first; undefined where all is kept, and for those who come later. */
export async function openDueRun(database: Database, now: number): Promise<RetentionRow | undefined> {
  const { version, keepDays, account } = await readRetention(database)
  const cutoff = cutoffOf(keepDays, now)
  if (keepDays === null || cutoff === undefined || account === null) return undefined
  const row: RetentionRow = { id: randomUUID(), version, keep_days: keepDays, cutoff, account, started_at: now, finished_at: null, visits: 0, visitors: 0 }
  const added = await database.kysely.insertInto('retention_runs').values(row).onConflict((conflict) => conflict.columns(['version', 'cutoff']).doNothing()).executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows) > 0 ? row : undefined
}

/** Those that are not at their end, the oldest first. */
export async function unfinishedRuns({ kysely }: Database): Promise<RetentionRow[]> {
  return kysely.selectFrom('retention_runs').selectAll().where('finished_at', 'is', null).orderBy('started_at').orderBy('id').execute()
}

/** The newest first. */
export async function listRuns({ kysely }: Database): Promise<RetentionRun[]> {
  const rows = await kysely.selectFrom('retention_runs').selectAll().orderBy('started_at', 'desc').orderBy('version', 'desc').limit(mostListed).execute()
  return rows.map(toRun)
}

function toRun({ id, keep_days: keepDays, cutoff, started_at, finished_at, visits, visitors }: RetentionRow): RetentionRun {
  return { id, keepDays, before: Number(cutoff), startedAt: Number(started_at), ...(finished_at === null ? {} : { finishedAt: Number(finished_at) }), visits: Number(visits), visitors: Number(visitors) }
}

export async function addToRun({ kysely }: Database, { id }: Pick<RetentionRow, 'id'>, visits: number, visitors: number): Promise<void> {
  await kysely.updateTable('retention_runs').set((row) => ({ visits: row('visits', '+', visits), visitors: row('visitors', '+', visitors) })).where('id', '=', id).execute()
}

/** As it is at its end. */
export async function finishRun({ kysely }: Database, { id }: Pick<RetentionRow, 'id'>, now: number): Promise<RetentionRun> {
  await kysely.updateTable('retention_runs').set({ finished_at: now }).where('id', '=', id).execute()
  return toRun(await kysely.selectFrom('retention_runs').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
}
