import { setImmediate } from 'node:timers/promises'
import { type PreparedVisit, prepareVisit } from './prepared-visit'
import type { AppendReport, IncomingVisit } from './visit-store'
import type { WriteVisits } from './write-visits'

/** At most so much goes into one transaction, so that none keeps others waiting for long. */
const maxVisits = 1_000
const maxBytes = 8 * 1024 * 1024
/** Prepared in one go, so that the event loop is held for a few milliseconds at the most. */
const preparedAtOnce = 100

interface Caller {
  visits: PreparedVisit[]
  /** How many of them are written or being written. */
  taken: number
  /** How many of them are written. */
  done: number
  report: AppendReport
  resolve: (report: AppendReport) => void
  reject: (error: unknown) => void
}

export interface Appender {
  append(visits: readonly IncomingVisit[]): Promise<AppendReport>
  /** Resolves once nothing waits to be written. */
  idle(): Promise<void>
}

interface Options {
  /** Full transactions that are made ready while the one before is written; 0 writes one after the other. */
  ahead: number
}

/**
 * Group commit: callers that wait at the same time share one transaction, and its one flush to disk. Each resolves once all its visits
 * are on disk; a failed transaction rejects every caller in it.
 */
export function createAppender(write: WriteVisits, { ahead }: Options): Appender {
  const callers: Caller[] = []
  const preparing = new Set<Promise<PreparedVisit[]>>()
  let running: Promise<void> | undefined

  const drain = async () => {
    const underWay: Promise<void>[] = []
    while (callers.length > 0) {
      const next = nextShares(callers)
      // One that is not full waits for those who come meanwhile.
      const ready = next.shares.length > 0 && (underWay.length === 0 || (next.full && underWay.length <= ahead))
      if (ready) underWay.push(writeShares(callers, next.shares, write))
      else await underWay.shift()
    }
    running = undefined
  }
  return {
    async append(visits) {
      const preparation = prepare(visits)
      preparing.add(preparation)
      const prepared = await preparation.finally(() => preparing.delete(preparation))
      if (prepared.length === 0) return { accepted: 0, duplicates: 0, erased: 0, tooOld: 0 }
      return new Promise((resolve, reject) => {
        callers.push({ visits: prepared, taken: 0, done: 0, report: { accepted: 0, duplicates: 0, erased: 0, tooOld: 0 }, resolve, reject })
        // One turn later, so that callers of this turn are together from the first.
        running ??= Promise.resolve().then(drain)
      })
    },
    async idle() {
      while (preparing.size > 0) await Promise.allSettled(preparing)
      await running
    },
  }
}

async function prepare(visits: readonly IncomingVisit[]): Promise<PreparedVisit[]> {
  const prepared: PreparedVisit[] = []
  for (const [index, visit] of visits.entries()) {
    if (index > 0 && index % preparedAtOnce === 0) await setImmediate()
    prepared.push(prepareVisit(visit))
  }
  return prepared
}

async function writeShares(callers: Caller[], shares: readonly Share[], write: WriteVisits): Promise<void> {
  for (const { caller, visits } of shares) caller.taken += visits.length
  try {
    const { fresh, refused } = await write(shares.flatMap(({ visits }) => visits))
    for (const { caller, visits } of shares) {
      for (const { key } of visits) {
        const refusal = refused.get(key)
        if (refusal) caller.report[refusal] += 1
        // The first who sent it has stored it; to the next it is a duplicate.
        else if (fresh.delete(key)) caller.report.accepted += 1
        else caller.report.duplicates += 1
      }
      caller.done += visits.length
      if (caller.done === caller.visits.length) finish(callers, caller).resolve(caller.report)
    }
  } catch (error) {
    for (const { caller } of shares) finish(callers, caller).reject(error)
  }
}

/** Nobody waits for it any more; that may be so already, where another of its transactions has failed. */
function finish(callers: Caller[], caller: Caller): Caller {
  const index = callers.indexOf(caller)
  if (index !== -1) callers.splice(index, 1)
  return caller
}

interface Share {
  caller: Caller
  visits: PreparedVisit[]
}

/** What the next transaction takes, and whether it has room for no more. */
function nextShares(callers: readonly Caller[]): { shares: Share[]; full: boolean } {
  const shares: Share[] = []
  let count = 0
  let bytes = 0
  for (const caller of callers) {
    const visits: PreparedVisit[] = []
    for (let index = caller.taken; index < caller.visits.length; index += 1) {
      const visit = caller.visits[index]
      if (!visit || (count > 0 && bytes + visit.size > maxBytes)) return { shares: [...shares, ...(visits.length > 0 ? [{ caller, visits }] : [])], full: true }
      visits.push(visit)
      count += 1
      bytes += visit.size
      if (count === maxVisits) return { shares: [...shares, { caller, visits }], full: true }
    }
    if (visits.length > 0) shares.push({ caller, visits })
  }
  return { shares, full: false }
}
