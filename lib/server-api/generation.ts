import type { Region } from '../visits/visit'
import type { Asked, ServerApiError } from './errors/server-api-error'
import type { EventsAnswer, EventsPlace } from './events-page'
import type { ServerApiAnswer } from './read-answer'

/** One page of a visitor's history. */
export interface VisitorQuestion {
  /** 1 to 500; a generation that answers fewer at once answers with a key to go on. */
  limit: number
  linkedId?: string
  paginationKey?: string
}

export interface ReadContext {
  visitorId: string
  region: Region
  now: number
  question: VisitorQuestion
}

/** What an answer other than 200 was, as far as it could be read. */
export interface Refusal {
  status: number
  /** Seconds, where the answer named a whole number or a date to come. */
  retryAfterSeconds: number | undefined
  /** Parsed JSON of at most 64 KiB; undefined where it was none. */
  body: unknown
}

/** How one generation of the Server API is spoken. Everything that differs between them is here, and nowhere else. */
export interface Generation {
  name: 'visitors' | 'v4'
  /** Where a full answer without a key need not be the end: keys came with the second spelling. */
  mayLackKeys?: true
  headers(token: string): Record<string, string>
  /** Path and query below the base URL. `visitorId` is a valid one. */
  visitorPath(visitorId: string, question: VisitorQuestion, now: number): string
  /** Undefined where the body is no history of this visitor. Throws ServerApiError where the body says that the visitor is not known. */
  readVisitor(body: unknown, context: ReadContext, asked: Asked): ServerApiAnswer | undefined
  /** Path and query of a page of all events, oldest first; absent where the generation cannot list them. */
  eventsPath?(question: EventsPlace): string
  /** Undefined where the body is no list of events. Goes together with `eventsPath`. */
  readEvents?(body: unknown, context: Pick<ReadContext, 'region' | 'now'>): EventsAnswer | undefined
  /** The error that a status says; undefined leaves it to what every generation has in common. */
  failureOf(refusal: Refusal, asked: Asked): ServerApiError | undefined
  /** What is asked to learn whether a token is accepted: cheap, and about nobody. A 404 is a yes. */
  tokenTestPath: string
}
