import { type ReadVisit, readVisit } from '../visits/read-visit'
import { isJsonObject } from '../visits/read-visit-raw'
import type { Region } from '../visits/visit'
import type { ServerApiError } from './errors/server-api-error'

type Read = Extract<ReadVisit, { ok: true }>
export type ReceivedVisit = Pick<Read, 'visit' | 'raw' | 'notes'>

/** One page of a visitor's history. */
export interface ServerApiAnswer {
  /** Newest first, each once. */
  visits: ReceivedVisit[]
  /** How many visits could not be read. */
  unreadable: number
  /** Goes on to older visits; absent at the end. */
  paginationKey?: string
  /** Where the source could not be asked now: this is what it said then. */
  stale?: Staleness
}

export interface Staleness {
  /** Epoch milliseconds. */
  fetchedAt: number
  /** Why it could not be asked. */
  failure: ServerApiError
}

/** Undefined where the body is no history of this visitor. Says of every visit where it was found. */
export function readAnswer(body: unknown, { visitorId, region, now }: { visitorId: string; region: Region; now: number }): ServerApiAnswer | undefined {
  if (!isJsonObject(body) || !Array.isArray(body.visits)) return undefined
  if ((body.visitorId ?? visitorId) !== visitorId) return undefined
  const visits = new Map<string, ReceivedVisit>()
  let unreadable = 0
  for (const value of body.visits) {
    const read = readVisit(value, { visitorId, now })
    if (!read.ok || read.visit.visitorId !== visitorId) unreadable += 1
    else {
      // Just made, and nobody else's: a copy of each would be a good part of the cost of reading.
      read.visit.region = region
      visits.set(read.visit.requestId, read)
    }
  }
  if (unreadable > 0 && visits.size === 0) return undefined
  return {
    visits: [...visits.values()].sort((one, other) => newestFirst(one.visit, other.visit)),
    unreadable,
    ...readPaginationKey(body.paginationKey),
  }
}

/** Whether the same body is read alike at any later time: a visit was refused, or mended, perhaps for what its time was to the reader's. */
export function isLasting({ visits, unreadable }: ServerApiAnswer): boolean {
  return unreadable === 0 && visits.every(({ notes }) => notes.length === 0)
}

/** Nothing where it can be no key. */
export function readPaginationKey(key: unknown): { paginationKey?: string } {
  if (typeof key === 'number') return { paginationKey: String(key) }
  return typeof key === 'string' && key !== '' && key.length <= 512 ? { paginationKey: key } : {}
}

/** The order of every list of visits; ties fall by request id. */
export function newestFirst(one: { timestamp: number; requestId: string }, other: { timestamp: number; requestId: string }): number {
  return other.timestamp - one.timestamp || (one.requestId < other.requestId ? 1 : one.requestId > other.requestId ? -1 : 0)
}
