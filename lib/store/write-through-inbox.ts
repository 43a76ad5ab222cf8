import { isDatabaseError } from '../database/database-error'
import type { Inbox } from './inbox'
import { type PreparedVisit, createPreparer } from './prepared-visit'
import type { IncomingVisit } from './visit-store'
import type { VisitsWriter, WriteVisits } from './write-visits'

/** Fewer are in their tables almost as soon, and more make a transaction that is worth its pages. */
const fewestPut = 8
const mostPut = 200
const largestPut = 1024 * 1024
/** What waits at the most, in visits and bytes; beyond it callers wait. */
const mostWaiting = 4_000
const mostBytesWaiting = 8 * 1024 * 1024
/** What one transaction brings into the tables: others wait for it. */
const mostTaken = 500
const mostBytesTaken = 2 * 1024 * 1024
/** Once nothing was put for so long, a burst is over. */
const calmMs = 100
/** However long it lasts, nothing waits for longer, but for those before it. */
const longestMs = 1_000
const againMs = 1_000
/** What a process left that was killed is looked for so often. */
const lookAgainMs = 30_000

interface Waiting {
  id: string
  visits: PreparedVisit[]
  /** Of their raw texts. */
  bytes: number
  /** By the clock of the process, in milliseconds. */
  since: number
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
  /** Resolves once what is in the inbox now is in its tables, whoever put it there; rejects where that failed. */
  settle(): Promise<void>
  /**
   * For who reads what this process was told to store, of one visitor or of all: resolves once it is in its tables, or could not come
   * there now; undefined where there is nothing to wait for.
   */
  settled(visitorId?: string): Promise<void> | undefined
  /** What cannot come into its tables now stays in the inbox for the next start. */
  close(): Promise<void>
}

/**
 * Small transactions are dear: each of their visits dirties a page of each index. So the visits of many callers at once go into the inbox,
 * one behind the other, and from there into their tables when the burst is over, somebody asks, or too much waits.
 */
export function createInboxWriter({ inbox, writer, onTaken }: Dependencies): InboxWriter {
  let waiting: Waiting[] = []
  let takingUp: Promise<void> | undefined
  let isTakenUp = false
  let taking: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let lookAgain: NodeJS.Timeout | undefined
  let failedAt = Number.NEGATIVE_INFINITY
  let isClosed = false

  const remove = (some: readonly Waiting[]) => {
    waiting = waiting.filter((one) => !some.includes(one))
  }
  const takeFirst = async () => {
    const first = takeTogether(waiting)
    try {
      if ((await writer.take(first, inbox)) > 0) onTaken()
      remove(first)
    } catch (error) {
      if (!isDatabaseError(error, 'constraint')) {
        failedAt = performance.now()
        throw error
      }
      // One that fails must not keep its neighbours back. By itself it stays in the inbox, and is tried again when that is looked through.
      remove(first)
      if (first.length > 1) waiting.push(...first.map((one) => ({ ...one, isAlone: true })))
    }
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
    if (isClosed || waiting.length === 0) return
    timer = setTimeout(() => void takeThrough(waiting.at(-1)?.id).then(takeWhenCalm, () => takeAfter(againMs)), ms).unref()
  }
  const takeWhenCalm = () => takeAfter(Math.max(0, Math.min(calmMs, (waiting[0]?.since ?? 0) + longestMs - performance.now())))
  const takeUp = async () => {
    const left: Waiting[] = []
    for (const id of await inbox.list()) {
      if (waiting.some((one) => one.id === id)) continue
      const visits = await readLeft(inbox, id)
      if (visits) left.push(toWaiting(id, visits))
    }
    waiting.push(...left.filter(({ id }) => !waiting.some((one) => one.id === id)))
    isTakenUp = true
    takeWhenCalm()
  }
  const lookThrough = () => (takingUp ??= takeUp().finally(() => {
    takingUp = undefined
    clearTimeout(lookAgain)
    if (!isClosed) lookAgain = setTimeout(() => void lookThrough().catch(() => undefined), lookAgainMs).unref()
  }))
  const isFull = () => sum(waiting, ({ visits }) => visits.length) >= mostWaiting || sum(waiting, ({ bytes }) => bytes) >= mostBytesWaiting
  const takeAllNow = async () => {
    if (!isTakenUp) await lookThrough()
    await takeThrough(waiting.at(-1)?.id)
  }

  return {
    async write(visits) {
      if (!isTakenUp) await lookThrough()
      if (visits.length < fewestPut || visits.length > mostPut || sum(visits, ({ size }) => size) > largestPut) return writer.write(visits)
      while (isFull()) await take()
      const { id, ...written } = await writer.put(visits, inbox)
      if (id !== undefined) waiting.push(toWaiting(id, visits.filter(({ key }) => written.fresh.has(key))))
      takeWhenCalm()
      return written
    },
    async settle() {
      await lookThrough()
      const asked = waiting.map(({ id }) => id)
      for (const id of asked) await takeThrough(id)
      const left = await inbox.list()
      if (asked.some((id) => left.includes(id))) throw new Error('Some visits wait in the inbox that cannot come into their tables.')
    },
    settled(visitorId) {
      if (isTakenUp && performance.now() - failedAt < againMs) return undefined
      if (isTakenUp && !waiting.some(({ visits }) => visitorId === undefined || visits.some(({ row }) => row.visitor_id === visitorId))) return undefined
      return takeAllNow().catch(() => undefined)
    },
    async close() {
      isClosed = true
      clearTimeout(timer)
      clearTimeout(lookAgain)
      if (isTakenUp) await takeThrough(waiting.at(-1)?.id).catch(() => undefined)
    },
  }
}

const sum = <One>(all: readonly One[], of: (one: One) => number) => all.reduce((sum, one) => sum + of(one), 0)

const toWaiting = (id: string, visits: PreparedVisit[]): Waiting => ({ id, visits, bytes: sum(visits, ({ size }) => size), since: performance.now() })

/** The first of them, as many as one transaction takes. */
function takeTogether(waiting: readonly Waiting[]): Waiting[] {
  const together: Waiting[] = []
  let count = 0
  let bytes = 0
  for (const one of waiting) {
    count += one.visits.length
    bytes += one.bytes
    if (together.length > 0 && (one.isAlone || count > mostTaken || bytes > mostBytesTaken)) break
    together.push(one)
    if (one.isAlone) break
  }
  return together
}

/** What another version left and this one cannot store stays where it is, and keeps nothing else from its tables. */
async function readLeft(inbox: Inbox, id: string): Promise<PreparedVisit[] | undefined> {
  const text = await inbox.read(id)
  if (text === undefined) return undefined
  try {
    // The one cast of it: only `put` wrote it.
    const visits: IncomingVisit[] = JSON.parse(text)
    return visits.map(createPreparer())
  } catch {
    return undefined
  }
}
