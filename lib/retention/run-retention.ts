import type { RetentionRun } from '../console-api/answers'
import type { Database } from '../database/open-database'
import { forgetLoneIntakes } from '../store/intakes'
import { mergeUrlParts } from '../store/merge-url-parts'
import { refreshStale } from '../store/refresh-stale'
import { removeOlder } from '../store/remove-older'
import { readRetention, whileSet } from '../store/retention'
import { sweepLeftovers } from '../store/sweep-leftovers'
import { addToRun, finishRun, type RetentionRow } from './retention-rows'

/**
 * Removes what is older than its row says, in bounded transactions, for as long as the setting stays. Cut short, or stopped, it goes on
 * where it was at the next call. Answers its row at its end, undefined where it was stopped.
 */
export async function runRetention(database: Database, row: RetentionRow, now: () => number, stop: AbortSignal): Promise<RetentionRun | undefined> {
  let removed = row.visits
  await removeOlder(database, {
    before: row.cutoff,
    goOn: async () => !stop.aborted && (await readRetention(database)).version === row.version,
    provided: whileSet(database, row.version),
    onRemoved: (visits, visitors) => {
      removed += visits
      return addToRun(database, row, visits, visitors)
    },
  })
  await forgetLoneIntakes(database)
  await sweepLeftovers(database, stop)
  if (stop.aborted) return undefined
  await refreshStale(database)
  // It goes through the whole index, which is not worth it every day for nothing.
  if (removed > 0) await mergeUrlParts(database, stop)
  return stop.aborted ? undefined : finishRun(database, row, now())
}
