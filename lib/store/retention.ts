import { sql } from 'kysely'
import type { Database } from '../database/open-database'
import type { Statement } from '../database/protocol'
import { sqlFunctions } from '../database/sql-functions'
import { toStatement } from '../database/to-statement'
import { dayMs } from './map-grains'
import { noticeRefusals } from './tombstones'

export interface RetentionSetting {
  /** Grows with every change. */
  version: number
  /** Null for ever. */
  keepDays: number | null
  /** Epoch milliseconds; null before the first change, as `account` is. */
  changedAt: number | null
  /** E-mail of the admin. */
  account: string | null
}

export async function readRetention({ kysely }: Database): Promise<RetentionSetting> {
  const row = await kysely.selectFrom('retention').selectAll().executeTakeFirstOrThrow()
  return { version: Number(row.version), keepDays: row.keep_days, changedAt: row.changed_at, account: row.account }
}

/**
 * Visits before it are not kept any more, and are refused where they come in again: the start of a day of UTC, epoch milliseconds, so
 * that the counts of the map go by whole days. A visit is kept for at least `keepDays` days, and for less than one more.
 */
export function cutoffOf(keepDays: number | null, now: number): number | undefined {
  return keepDays === null ? undefined : (Math.floor(now / dayMs) - keepDays) * dayMs
}

/** For a transaction; whoever writes visits meanwhile has done so before it, or knows of it. */
export function setRetention(database: Database, { keepDays, account }: { keepDays: number | null; account: string }, now: number): Statement[] {
  const change = database.kysely.updateTable('retention').set((row) => ({ version: row('version', '+', 1), keep_days: keepDays, changed_at: now, account })).compile()
  return [noticeRefusals(database), toStatement(change)]
}

/** For the start of a transaction that removes visits by a setting: it fails as `changed_meanwhile` once there is another one. */
export function whileSet({ kysely }: Database, version: number): Statement {
  return { ...toStatement(sql`select version from retention where version = ${version} ${sqlFunctions(kysely).keepRows()}`.compile(kysely)), expectChanges: 1 }
}
