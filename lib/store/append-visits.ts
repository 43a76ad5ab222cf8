import { setImmediate } from 'node:timers/promises'
import { type Prepare, type PreparedVisit, createPreparer } from './prepared-visit'
import type { AppendReport, IncomingVisit } from './visit-store'
import type { WriteVisits } from './write-visits'

/** At most so much goes into one transaction, so that none keeps others waiting for long. */
const maxVisits = 2_000
const maxBytes = 4 * 1024 * 1024
/** Prepared in one go, so that the event loop is held for a few milliseconds at the most. */
const preparedAtOnce = 100
/** What was learnt of so many is let go, so that nobody is remembered for long where visits never cease to come. */
const mostAlike = 50_000

interface Caller {
  visits: PreparedVisit[]
  /** How many of them are on their way to the disk, or there. */
  taken: number
  /** How many of them are written. */
  done: number
  report: AppendReport
  resolve: (report: AppendReport) => void
  reject: (error: unknown) => void
}

interface Share {
  caller: Caller
  visits: PreparedVisit[]
}

export interface Appender {
  append(visits: readonly IncomingVisit[]): Promise<AppendReport>
  /** Resolves once nothing waits to be written. */
  idle(): Promise<void>
}

/**
 * Group commit: callers that wait at the same time share one transaction, and its one flush to disk. Each resolves once all its visits
 * are on disk; a failed transaction rejects every caller in it, of whose visits others may be stored. Of `atOnce` transactions one is
 * written while the next are made ready, or wait for the writing thread.
 */
export function createAppender(write: WriteVisits, atOnce: number): Appender {
  const callers = new Set<Caller>()
  const appends = new Set<Promise<AppendReport>>()
  const running = new Set<Promise<void>>()
  let drains = 0
  let preparing: Promise<unknown> = Promise.resolve()
  // Visits of calls that are under way together mostly share their places and browsers; what was learnt of them is let go with the last one.
  let prepareVisit: Prepare | undefined
  let preparedAlike = 0
  const letGo = () => {
    prepareVisit = undefined
    preparedAlike = 0
  }

  const drain = async () => {
    // One turn later, so that callers of this turn are together from the first.
    await Promise.resolve()
    for (let shares = takeShares(callers); shares.length > 0; shares = takeShares(callers)) await writeShares(callers, shares, write)
    // In the very turn in which it found nobody waiting.
    drains -= 1
  }
  const start = () => {
    if (drains === atOnce) return
    drains += 1
    const one = drain().finally(() => running.delete(one))
    running.add(one)
  }
  /** Long calls one after the other, or none of them would be ready while the first could be written. */
  const prepareInTurn = (visits: readonly IncomingVisit[]) => {
    if (preparedAlike >= mostAlike) letGo()
    preparedAlike += visits.length
    const prepareOne = (prepareVisit ??= createPreparer())
    if (visits.length <= preparedAtOnce) return prepare(visits, prepareOne)
    const prepared = preparing.then(() => prepare(visits, prepareOne))
    preparing = prepared.then(() => undefined, () => undefined)
    return prepared
  }
  return {
    async append(visits) {
      const report = { accepted: 0, duplicates: 0, erased: 0, tooOld: 0 }
      const appending = prepareInTurn(visits).then((prepared) => {
        if (prepared.length === 0) return report
        return new Promise<AppendReport>((resolve, reject) => {
          callers.add({ visits: prepared, taken: 0, done: 0, report, resolve, reject })
          start()
        })
      }).finally(() => {
        appends.delete(appending)
        if (appends.size === 0) letGo()
      })
      appends.add(appending)
      return appending
    },
    async idle() {
      while (appends.size + running.size > 0) await Promise.allSettled([...appends, ...running])
    },
  }
}

async function prepare(visits: readonly IncomingVisit[], prepareVisit: Prepare): Promise<PreparedVisit[]> {
  const prepared: PreparedVisit[] = []
  for (const [index, visit] of visits.entries()) {
    if (index > 0 && index % preparedAtOnce === 0) await setImmediate()
    prepared.push(prepareVisit(visit))
  }
  return prepared
}

async function writeShares(callers: Set<Caller>, shares: readonly Share[], write: WriteVisits): Promise<void> {
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

function finish(callers: Set<Caller>, caller: Caller): Caller {
  callers.delete(caller)
  return caller
}

/** What the next transaction holds: in the order of the callers, whose visits may need several. */
function takeShares(callers: ReadonlySet<Caller>): Share[] {
  const shares: Share[] = []
  let count = 0
  let bytes = 0
  for (const caller of callers) {
    const visits: PreparedVisit[] = []
    for (const visit of caller.visits.slice(caller.taken, caller.taken + maxVisits - count)) {
      if (count > 0 && bytes + visit.size > maxBytes) break
      visits.push(visit)
      count += 1
      bytes += visit.size
    }
    caller.taken += visits.length
    if (visits.length > 0) shares.push({ caller, visits })
    if (caller.taken < caller.visits.length) break
  }
  return shares
}
