import type { IncomingHttpHeaders } from 'node:http'
import { Agent } from 'undici'
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
import type { EventsAnswer, EventsPlace } from './events-page'
import type { Refusal, VisitorQuestion } from './generation'
import { isCheapToParse } from './is-cheap-to-parse'
import { isLasting, type ServerApiAnswer } from './read-answer'
import { readRetryAfter } from './read-retry-after'
import { sendRequest } from './send-request'
import type { ServerApiSource } from './source'
import { toServerApiError } from './to-server-api-error'

/** 10 MiB, counted decoded. */
const largestBody = 10 * 1024 * 1024
const longestError = 64 * 1024
/** More than the chain lets through at once, so that nothing waits here. */
const connectionsPerRegion = 16

/** What came, kept as bytes: they cost the garbage collector nothing, which a parsed history does. */
export interface VisitorBody {
  bytes: Buffer
  /** Reads it once more. */
  read: () => ServerApiAnswer
}

/** What a source said of a visitor. */
export interface SaidOfVisitor {
  answer: ServerApiAnswer
  body: VisitorBody
}

/** What a source said of the same before. */
export interface SaidBefore {
  body: VisitorBody
  answer: () => ServerApiAnswer
}

/** One attempt a call; what surrounds it is the chain's affair. */
export interface ServerApi {
  /**
   * One page of a visitor's history from one source, within so many milliseconds, or those of one attempt where they are fewer. Throws
   * ServerApiError. A visitor id that could leave its place in the address is refused before anything is sent. Where the source says byte
   * for byte what it said `before`, the answer is the very same too.
   */
  ask(source: ServerApiSource, visitorId: string, question: VisitorQuestion, within?: number, before?: SaidBefore): Promise<SaidOfVisitor>
  /** A page of all events. Throws ServerApiError; a TypeError where the generation cannot list them. */
  events(source: ServerApiSource, question: EventsPlace, within?: number): Promise<EventsAnswer>
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

  async function call(source: ServerApiSource, path: string, within = patience.attempt): Promise<{ body: Buffer; asked: Asked }> {
    const asked = describeCall(source, path)
    try {
      const { status, headers, body } = await sendRequest(agent, {
        url: asked.url,
        headers: { accept: 'application/json', 'accept-encoding': 'identity', ...source.headers() },
        within: Math.min(within, patience.attempt),
        largestBody: (status) => (status === 200 ? largestBody : longestError),
        onHead: (head) => onHead?.(source, head.date),
      })
      if (status !== 200) throw refusalOf(source, { status, headers, body: parseJson(body) }, asked)
      return { body, asked }
    } catch (error) {
      throw toServerApiError(error, asked)
    }
  }

  function refusalOf(source: ServerApiSource, { status, headers, body }: { status: number; headers: IncomingHttpHeaders; body: unknown }, asked: Asked): ServerApiError {
    const refusal = { status, retryAfterSeconds: readRetryAfter(headers['retry-after'], now()), body }
    return source.generation.failureOf(refusal, asked) ?? failureOf(refusal, asked)
  }

  return {
    async ask(source, visitorId, question, within, before) {
      if (!isVisitorId(visitorId)) throw new InvalidVisitorIdError(source.region)
      const { body: bytes, asked } = await call(source, source.generation.visitorPath(visitorId, question, now()), within)
      const receivedAt = now()
      const read = () => {
        const answer = source.generation.readVisitor(parseJson(bytes), { visitorId, region: source.region, now: receivedAt, question }, asked)
        if (!answer) throw new NonsenseError(asked)
        return answer
      }
      return (before && sameAgain(before, bytes)) ?? { answer: read(), body: { bytes, read } }
    },
    async events(source, question, within) {
      const { eventsPath, readEvents } = source.generation
      if (!eventsPath || !readEvents) throw new TypeError(`The generation ${source.generation.name} cannot list events.`)
      const { body, asked } = await call(source, eventsPath(question), within)
      const answer = readEvents(parseJson(body), { region: source.region, now: now() })
      if (!answer) throw new NonsenseError(asked)
      return answer
    },
    async testToken(source) {
      const said = await call(source, source.generation.tokenTestPath).catch((error: unknown) => {
        if (!(error instanceof VisitorNotFoundError)) throw error
      })
      if (said && parseJson(said.body) === undefined) throw new NonsenseError(said.asked)
    },
    close: () => agent.close(),
  }
}

/** Undefined for another body, and where the time of reading had its part in what was read. */
function sameAgain({ body, answer }: SaidBefore, bytes: Buffer): SaidOfVisitor | undefined {
  const known = body.bytes.equals(bytes) ? answer() : undefined
  return known && isLasting(known) ? { answer: known, body } : undefined
}

/** For errors: the address holds no token. */
export function describeCall(source: ServerApiSource, path: string): Asked {
  return { source: source.region, method: 'GET', url: `${source.baseUrl}${path}` }
}

const decoder = new TextDecoder()

/** Undefined where it is no JSON that we would wait for; the parser's error would quote the body, which is about people. */
function parseJson(body: Buffer): unknown {
  const text = decoder.decode(body)
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
