import type { Database } from '../database/open-database'
import { toStatement } from '../database/to-statement'
import { readRetention } from './retention'
import { noticeRefusals } from './tombstones'

/** Has another store keep visits as long as this one does, unless its setting was changed more often. What is too old there goes with its next run. */
export async function carryRetention(source: Database, target: Database): Promise<void> {
  const { version, keepDays, changedAt, account } = await readRetention(source)
  const change = target.kysely.updateTable('retention').set({ version, keep_days: keepDays, changed_at: changedAt, account }).where('version', '<', version).compile()
  await target.batch([noticeRefusals(target), toStatement(change)])
}
