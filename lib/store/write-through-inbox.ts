import type { Inbox } from './inbox'
import { type PreparedVisit, createPreparer } from './prepared-visit'
import type { IncomingVisit } from './visit-store'
import type { VisitsWriter, WriteVisits } from './write-visits'

/** Fewer are in their tables almost as soon, and more make a transaction that is worth its pages. */
const fewestPut = 8
const mostPut = 200
/** Visits that wait; beyond them callers wait. */
const mostWaiting = 4_000
/** What one transaction brings into the tables: others wait for it. */
const mostTaken = 500
const mostBytes = 2 * 1024 * 1024
/** Once nothing was put for so long, a burst is over. */
const calmMs = 100
const againMs = 1_000

interface Waiting {
  id: string
  visits: PreparedVisit[]
  /** Taken by itself, since it failed with others. */
  isAlone?: boolean
}

interface Dependencies {
  inbox: Inbox
  writer: VisitsWriter
  /** Hears whenever some of what waited is in its tables. */
  onTaken: () => void
}

export interface InboxWriter {
  /** Resolves once they are on disk, in their tables or in the inbox. */
  write: WriteVisits
  /** Resolves once what was acknowledged before is in its tables, or could not come there now. */
  settle(): Promise<void>
  /** The same for who reads; undefined where there is nothing to wait for. */
  settled(): Promise<void> | undefined
  /** What cannot come into its tables now stays in the inbox for the next start. */
  close(): Promise<void>
}

/**
 * Small transactions are dear: each of their visits dirties a page of each index. So the visits of many callers at once go into the inbox,
 * one behind the other, and from there into their tables when the burst is over, somebody asks, or too many wait.
 */
export function createInboxWriter({ inbox, writer, onTaken }: Dependencies): InboxWriter {
  const waiting: Waiting[] = []
  let takingUp: Promise<void> | undefined
  let isTakenUp = false
  let taking: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let failedAt = Number.NEGATIVE_INFINITY

  const takeFirst = async () => {
    const first = takeTogether(waiting)
    try {
      await writer.take(first, inbox)
    } catch (error) {
      failedAt = performance.now()
      // One that fails must not keep its neighbours back: behind the others each has a transaction of its own.
      waiting.push(...waiting.splice(0, first.length).map((one) => ({ ...one, isAlone: true })))
      throw error
    }
    waiting.splice(0, first.length)
    onTaken()
  }
  /** One at a time, for whoever wants it. */
  const take = () => (taking ??= takeFirst().finally(() => {
    taking = undefined
  }))
  const takeThrough = async (last: string | undefined) => {
    while (waiting.some(({ id }) => id === last)) await take()
  }
  const takeAfter = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void takeThrough(waiting.at(-1)?.id).catch(() => takeAfter(againMs)), ms)
  }
  /** What a process left that was killed, or could not store it. */
  const takeUp = async () => {
    for (const id of await inbox.list()) {
      const visits = prepare(await inbox.read(id))
      if (visits) waiting.push({ id, visits })
    }
    isTakenUp = true
    if (waiting.length > 0) takeAfter(0)
  }
  const whenTakenUp = () => (takingUp ??= takeUp().catch((error: unknown) => {
    takingUp = undefined
    throw error
  }))

  const settle = () => whenTakenUp().then(() => takeThrough(waiting.at(-1)?.id)).catch(() => undefined)

  return {
    async write(visits) {
      await whenTakenUp()
      if (visits.length < fewestPut || visits.length > mostPut) return writer.write(visits)
      while (countVisits(waiting) >= mostWaiting) await take()
      clearTimeout(timer)
      try {
        const { id, ...written } = await writer.put(visits, inbox)
        if (id !== undefined) waiting.push({ id, visits: visits.filter(({ key }) => written.fresh.has(key)) })
        return written
      } finally {
        takeAfter(calmMs)
      }
    },
    settle,
    settled: () => (isTakenUp && (waiting.length === 0 || performance.now() - failedAt < againMs) ? undefined : settle()),
    async close() {
      if (takingUp) await settle()
      clearTimeout(timer)
    },
  }
}

/** What another version left and this one cannot store stays where it is, and keeps nothing else from its tables. */
function prepare(visits: readonly IncomingVisit[] = []): PreparedVisit[] | undefined {
  try {
    return visits.map(createPreparer())
  } catch {
    return undefined
  }
}

const countVisits = (waiting: readonly Waiting[]) => waiting.reduce((sum, { visits }) => sum + visits.length, 0)

/** The first of them, as many as one transaction takes. */
function takeTogether(waiting: readonly Waiting[]): Waiting[] {
  const together: Waiting[] = []
  let count = 0
  let bytes = 0
  for (const one of waiting) {
    count += one.visits.length
    bytes += one.visits.reduce((sum, { size }) => sum + size, 0)
    if (together.length > 0 && (one.isAlone || count > mostTaken || bytes > mostBytes)) break
    together.push(one)
    if (one.isAlone) break
  }
  return together
}
