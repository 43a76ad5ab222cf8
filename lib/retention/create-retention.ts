import type { AuditRecord } from '../audit/audit-log'
import type { RetentionAnswer, RetentionPreview } from '../console-api/answers'
import type { Database } from '../database/open-database'
import { describeError, logEvent } from '../http/logger'
import { readRetention, setRetention } from '../store/retention'
import { previewRetention } from './preview-retention'
import { listRuns, openDueRun, type RetentionRow, unfinishedRuns } from './retention-rows'
import { runRetention } from './run-retention'

export interface Retention {
  preview(keepDays: number | null): Promise<RetentionPreview>
  read(): Promise<RetentionAnswer>
  /** Resolves once nothing older is stored any more; what was stored is removed behind that. `account` is the admin's e-mail. */
  change(setting: { keepDays: number | null; account: string }): Promise<RetentionAnswer>
  /** Goes on with what an earlier process did not end, and begins the run of each day. */
  start(): void
  /** Resolves once nothing is under way any more; the next start goes on from there. */
  stop(): Promise<void>
  /** Resolves once nothing is to be done. */
  idle(): Promise<void>
}

export interface RetentionDependencies {
  database: Database
  writeAudit(record: AuditRecord): Promise<void>
  now(): number
}

/** A new day is noticed so soon. */
const lookEveryMs = 3_600_000
/** A disk that is full, or a database that does not answer, is tried again. */
const retryMs = 60_000

/** Removes visits once they are older than the setting keeps them. Nothing stands for them: a longer setting lets them in again. */
export function createRetention({ database, writeAudit, now }: RetentionDependencies): Retention {
  const end = new AbortController()
  let running: Promise<void> | undefined
  let again = false
  /** What an earlier process has left may also be what another one is at: only a start, or a failure, takes it on. */
  let takesLeft = false
  let retry: NodeJS.Timeout | undefined
  let daily: NodeJS.Timeout | undefined

  async function carryOut(row: RetentionRow): Promise<void> {
    const done = end.signal.aborted ? undefined : await runRetention(database, row, now, end.signal)
    if (!done) return
    const { before, visits, visitors } = done
    await writeAudit({ account: row.account, action: 'retention.done', subject: `before ${new Date(before).toISOString().slice(0, 10)}`, detail: `visits ${visits}, visitors ${visitors}`, requestId: row.id })
  }

  async function work(): Promise<void> {
    if (takesLeft) for (const row of await unfinishedRuns(database)) await carryOut(row)
    takesLeft = false
    do {
      again = false
      const due = await openDueRun(database, now())
      if (due) await carryOut(due)
    } while (again && !end.signal.aborted)
  }

  function begin(): void {
    if (end.signal.aborted) return
    again = true
    clearTimeout(retry)
    running ??= work()
      .catch((error: unknown) => {
        logEvent('error', 'retention_failed', describeError(error))
        takesLeft = true
        retry = setTimeout(begin, retryMs).unref()
      })
      .finally(() => (running = undefined))
  }

  async function read(): Promise<RetentionAnswer> {
    const { keepDays, changedAt, account } = await readRetention(database)
    return { keepDays, ...(changedAt === null ? {} : { changedAt }), ...(account === null ? {} : { account }), runs: await listRuns(database) }
  }

  return {
    preview: (keepDays) => previewRetention(database, keepDays, now()),
    read,
    async change(setting) {
      await database.batch(setRetention(database, setting, now()))
      begin()
      return read()
    },
    start() {
      takesLeft = true
      begin()
      daily ??= setInterval(begin, lookEveryMs).unref()
    },
    async stop() {
      end.abort()
      clearTimeout(retry)
      clearInterval(daily)
      await running
    },
    idle: async () => running,
  }
}
