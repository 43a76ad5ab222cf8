import { isServerApiError, type ServerApiError } from '../server-api/errors/server-api-error'
import type { GuardedServerApi } from '../server-api/guarded-server-api'
import { newestFirst, type ReceivedVisit, type ServerApiAnswer, type Staleness } from '../server-api/read-answer'
import type { ServerApiSource } from '../server-api/source'
import type { Visit, VisitPosition } from '../visits/visit'

/** Where one source goes on: with which key, or that it has no more. */
export interface SourcePlace {
  key?: string
  /** `short`: it may have more, and no way to get at them. */
  end?: 'window' | 'short' | 'unknown'
}

interface ReadPage {
  key: string | undefined
  /** Those of its visits that are wanted. */
  wanted: ReceivedVisit[]
}

interface ReaderOptions {
  serverApi: Pick<GuardedServerApi, 'ask'>
  source: ServerApiSource
  visitorId: string
  linkedId: string | undefined
  /** Passes the cache by. */
  fresh: boolean | undefined
  start: SourcePlace
  /** Nothing older than this is wanted. */
  from: number | undefined
  isWanted: (visit: Visit) => boolean
}

export type SourceReader = ReturnType<typeof createSourceReader>

/** The most visits that a Server API answers at once; a generation with smaller pages makes it fewer, and goes on with a key. */
export const largestAnswer = 500

/** One Server API, read page by page from newest to oldest. */
export function createSourceReader({ serverApi, source, visitorId, linkedId, fresh, start, from, isWanted }: ReaderOptions) {
  const pages: ReadPage[] = []
  const wanted: ReceivedVisit[] = []
  let place = start
  let failure: ServerApiError | undefined
  let staleness: Staleness | undefined
  let oldest: VisitPosition | undefined

  const ask = (limit: number) => serverApi.ask(source, visitorId, { limit, linkedId, paginationKey: place.key, fresh })
  const isCut = (answer: ServerApiAnswer, limit: number) =>
    Boolean(source.generation.mayLackKeys) && place.key === undefined && answer.paginationKey === undefined && answer.visits.length + answer.unreadable >= limit

  /** The first generation has no keys: a full answer without one is either the end or all that it gives, which only a larger one tells. */
  async function askWhole(limit: number): Promise<{ answer: ServerApiAnswer; asked: number }> {
    const answer = await ask(limit)
    return isCut(answer, limit) && limit < largestAnswer ? { answer: await ask(largestAnswer), asked: largestAnswer } : { answer, asked: limit }
  }

  function take({ answer, asked }: { answer: ServerApiAnswer; asked: number }): void {
    const page = { key: place.key, wanted: answer.visits.filter(({ visit }) => isWanted(visit)) }
    pages.push(page)
    wanted.push(...page.wanted)
    oldest = answer.visits.at(-1)?.visit ?? oldest
    if (answer.stale && (!staleness || answer.stale.fetchedAt < staleness.fetchedAt)) staleness = answer.stale
    if (answer.paginationKey !== undefined) place = from !== undefined && oldest !== undefined && oldest.timestamp < from ? { end: 'window' } : { key: answer.paginationKey }
    else place = { end: isCut(answer, asked) ? 'short' : 'window' }
  }

  return {
    region: source.region,
    isOpen: () => place.end === undefined && failure === undefined,
    isUnknown: () => place.end === 'unknown',
    failure: () => failure,
    /** Of the oldest page that was not answered now. */
    staleness: () => staleness,
    /** Down to here everything is known; undefined before the first visit. */
    oldest: () => oldest,
    /** The next page, of at most `limit` visits. Never rejects: a failure is kept. */
    async readMore(limit: number): Promise<void> {
      if (place.end !== undefined || failure) return
      try {
        take(await askWhole(limit))
      } catch (error) {
        if (!isServerApiError(error)) throw error
        if (error.code === 'visitor_not_found') place = { end: place.key === undefined ? 'unknown' : 'window' }
        else failure = error
      }
    },
    /** Of all pages that were read. */
    wanted: (): readonly ReceivedVisit[] => wanted,
    /** Where to go on when everything wanted down to `after` was handed out: at the first page that holds more. */
    placeAfter(after: VisitPosition | undefined): SourcePlace {
      const unfinished = pages.find(({ wanted }) => wanted.some(({ visit }) => !after || newestFirst(after, visit) < 0))
      return unfinished ? { ...(unfinished.key === undefined ? {} : { key: unfinished.key }) } : place
    },
    /** The oldest instant that it spoke of, or would on the way to `last`, the last visit that is handed out; null where it knows nothing. */
    reachesBackTo(windowStart: number, last: VisitPosition | undefined): number | null {
      if (failure) return oldest?.timestamp ?? null
      if (place.end === 'unknown') return null
      const stoppedAbove = place.end === undefined && last !== undefined && (oldest === undefined || newestFirst(last, oldest) > 0)
      return place.end === 'short' || stoppedAbove ? (oldest?.timestamp ?? null) : windowStart
    },
  }
}
