import { Agent, request } from 'undici'
import { isVisitorId } from '../visits/visitor-id'
import { type Patience, usualPatience } from './chain-figures'
import { ForbiddenError } from './errors/forbidden-error'
import { InvalidVisitorIdError } from './errors/invalid-visitor-id-error'
import { NonsenseError } from './errors/nonsense-error'
import { RateLimitedError } from './errors/rate-limited-error'
import { RedirectedError } from './errors/redirected-error'
import { RefusedError } from './errors/refused-error'
import type { Asked, ServerApiError } from './errors/server-api-error'
import { UpstreamFailedError } from './errors/upstream-failed-error'
import { VisitorNotFoundError } from './errors/visitor-not-found-error'
import type { EventsAnswer, EventsQuestion } from './events-page'
import type { Refusal, VisitorQuestion } from './generation'
import { isCheapToParse } from './is-cheap-to-parse'
import type { ServerApiAnswer } from './read-answer'
import { readCappedBody } from './read-capped-body'
import { readRetryAfter } from './read-retry-after'
import type { ServerApiSource } from './source'
import { toServerApiError } from './to-server-api-error'

/** 10 MiB, counted decoded. */
const largestBody = 10 * 1024 * 1024
const longestError = 64 * 1024
/** More than the chain lets through at once, so that nothing waits here. */
const connectionsPerRegion = 16

export interface Question extends VisitorQuestion {
  signal?: AbortSignal
}

/** One attempt a call; what surrounds it is the chain's affair. */
export interface ServerApi {
  /**
   * One page of a visitor's history from one source. Throws ServerApiError, or the reason of `signal`. A visitor id that could leave
   * its place in the address is refused before anything is sent.
   */
  ask(source: ServerApiSource, visitorId: string, question: Question): Promise<ServerApiAnswer>
  /** A page of all events. Throws ServerApiError, or the reason of `signal`; a TypeError where the generation cannot list them. */
  events(source: ServerApiSource, question: EventsQuestion): Promise<EventsAnswer>
  /** Resolves where the source accepts its token. Throws ServerApiError. */
  testToken(source: ServerApiSource): Promise<void>
  close(): Promise<void>
}

interface ServerApiOptions {
  now: () => number
  patience?: Patience
  /** Called when a head has come, with its Date header. */
  onHead?: (source: ServerApiSource, date: string | undefined) => void
}

export function createServerApi({ now, patience = usualPatience, onHead }: ServerApiOptions): ServerApi {
  const agent = new Agent({
    connect: { timeout: patience.connect },
    headersTimeout: patience.headers,
    bodyTimeout: patience.headers,
    keepAliveTimeout: 10_000,
    maxHeaderSize: 16 * 1024,
    connections: connectionsPerRegion,
  })

  async function call<T>(source: ServerApiSource, path: string, read: (text: string, asked: Asked) => T, outer?: AbortSignal): Promise<T> {
    const asked = describeCall(source, path)
    const deadline = AbortSignal.timeout(patience.attempt)
    try {
      const headers = { accept: 'application/json', 'accept-encoding': 'identity', ...source.headers() }
      const response = await request(asked.url, { dispatcher: agent, signal: outer ? AbortSignal.any([deadline, outer]) : deadline, headers })
      onHead?.(source, firstOf(response.headers.date))
      const encoding = firstOf(response.headers['content-encoding'])
      if (response.statusCode !== 200) {
        const body = parseJson(await readCappedBody(response.body, encoding, longestError).catch(() => ''))
        const refusal = { status: response.statusCode, retryAfterSeconds: readRetryAfter(firstOf(response.headers['retry-after']), now()), body }
        throw source.generation.failureOf(refusal, asked) ?? failureOf(refusal, asked)
      }
      return read(await readCappedBody(response.body, encoding, largestBody), asked)
    } catch (error) {
      if (outer?.aborted) throw outer.reason
      throw toServerApiError(error, asked, deadline)
    }
  }

  return {
    async ask(source, visitorId, question) {
      if (!isVisitorId(visitorId)) throw new InvalidVisitorIdError(source.region)
      return call(source, source.generation.visitorPath(visitorId, question, now()), (text, asked) => {
        const answer = source.generation.readVisitor(parseJson(text), { visitorId, region: source.region, now: now(), question }, asked)
        if (!answer) throw new NonsenseError(asked)
        return { ...answer, size: text.length }
      }, question.signal)
    },
    async events(source, { signal, ...question }) {
      const { eventsPath, readEvents } = source.generation
      if (!eventsPath || !readEvents) throw new TypeError(`The generation ${source.generation.name} cannot list events.`)
      return call(source, eventsPath(question), (text, asked) => {
        const answer = readEvents(parseJson(text), { region: source.region, now: now() })
        if (!answer) throw new NonsenseError(asked)
        return answer
      }, signal)
    },
    async testToken(source) {
      await call(source, source.generation.tokenTestPath, (text, asked) => {
        if (parseJson(text) === undefined) throw new NonsenseError(asked)
      }).catch((error: unknown) => {
        if (!(error instanceof VisitorNotFoundError)) throw error
      })
    },
    close: () => agent.close(),
  }
}

/** For errors: the address holds no token. */
export function describeCall(source: ServerApiSource, path: string): Asked {
  return { source: source.region, method: 'GET', url: `${source.baseUrl}${path}` }
}

const firstOf = (header: string | string[] | undefined) => [header].flat()[0]

/** Undefined where it is no JSON that we would wait for; the parser's error would quote the body, which is about people. */
function parseJson(text: string): unknown {
  if (!isCheapToParse(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function failureOf({ status, retryAfterSeconds }: Refusal, asked: Asked): ServerApiError {
  if (status === 401 || status === 403) return new ForbiddenError(asked)
  if (status === 404) return new VisitorNotFoundError(asked)
  if (status === 429) return new RateLimitedError(asked, retryAfterSeconds)
  if (status >= 500) return new UpstreamFailedError(asked, status)
  if (status >= 400) return new RefusedError(asked, status)
  if (status >= 300) return new RedirectedError(asked)
  return new NonsenseError(asked)
}
