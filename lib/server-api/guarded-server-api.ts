import type { Region } from '../visits/visit'
import type { EventsAnswer, EventsQuestion } from './events-page'
import type { VisitorQuestion } from './generation'
import type { ServerApiAnswer } from './read-answer'
import type { RegionHealth, TokenTest } from './region-health'
import type { ServerApiSource } from './source'

export type { EventsAnswer, EventsQuestion } from './events-page'

export interface Question extends VisitorQuestion {
  signal?: AbortSignal
  /** Passes the cache by, and so do the look-ups of the same visitor that follow it. */
  fresh?: boolean
}

/** The Server API behind its chain: fresh cache, single flight, bulkhead, circuit, retry, time-out, capped body, schema. */
export interface GuardedServerApi {
  /**
   * One page of a visitor's history from one source. What could not be asked now is answered with what was known up to 15 minutes ago,
   * marked `stale`, and with a ServerApiError where nothing was. Throws the reason of `signal`.
   */
  ask(source: ServerApiSource, visitorId: string, question: Question): Promise<ServerApiAnswer>
  /** What a source said of a page last, without asking it; undefined where that is not known any more, or would have to be read again. */
  lastAnswer(source: ServerApiSource, visitorId: string, question: VisitorQuestion): ServerApiAnswer | undefined
  /** A page of all events, where the generation has that; waits for the allowance. Throws ServerApiError. */
  events(source: ServerApiSource, question: EventsQuestion): Promise<EventsAnswer>
  health(): RegionHealth[]
  /** Closes the circuit and ends the pause of a region, so that the next look-up asks it. */
  tryNow(region: Region): void
  /** Asks the region once, past cache and circuit, whether it accepts its token. Never throws. */
  testToken(region: Region): Promise<TokenTest>
  /** Wipes what is cached of a visitor, or of all. */
  forget(visitorId?: string): void
  close(): Promise<void>
}
