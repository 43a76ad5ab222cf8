import { Agent, type Dispatcher, request } from 'undici'
import { isVisitorId } from '../visits/visitor-id'
import { ForbiddenError } from './errors/forbidden-error'
import { InvalidVisitorIdError } from './errors/invalid-visitor-id-error'
import { NonsenseError } from './errors/nonsense-error'
import { RateLimitedError } from './errors/rate-limited-error'
import { RedirectedError } from './errors/redirected-error'
import { RefusedError } from './errors/refused-error'
import type { Asked, ServerApiError } from './errors/server-api-error'
import { TimedOutError } from './errors/timed-out-error'
import { TooLargeError } from './errors/too-large-error'
import { UnreachableError } from './errors/unreachable-error'
import { UpstreamFailedError } from './errors/upstream-failed-error'
import { VisitorNotFoundError } from './errors/visitor-not-found-error'
import { type Patience, usualPatience } from './patience'
import type { Generation, Refusal, VisitorQuestion } from './generation'
import type { ServerApiAnswer } from './read-answer'
import { BodyTooLarge, readCappedBody } from './read-capped-body'
import type { ServerApiSource } from './source'

/** 10 MiB, counted decoded. */
const largestBody = 10 * 1024 * 1024
const longestError = 64 * 1024

export interface Question extends VisitorQuestion {
  signal?: AbortSignal
}

export interface ServerApi {
  /**
   * One page of a visitor's last ten days from one source. Throws ServerApiError, or the reason of `signal`. A visitor id that could leave
   * its place in the address is refused before anything is sent.
   */
  ask(source: ServerApiSource, visitorId: string, question: Question): Promise<ServerApiAnswer>
  close(): Promise<void>
}

export function createServerApi({ now, patience = usualPatience }: { now: () => number; patience?: Patience }): ServerApi {
  const agent = new Agent({
    connect: { timeout: patience.connect },
    headersTimeout: patience.headers,
    bodyTimeout: patience.headers,
    keepAliveTimeout: 10_000,
    maxHeaderSize: 16 * 1024,
  })
  return {
    async ask(source, visitorId, question) {
      if (!isVisitorId(visitorId)) throw new InvalidVisitorIdError(source.region)
      const asked: Asked = { source: source.region, method: 'GET', url: `${source.baseUrl}${source.generation.visitorPath(visitorId, question, now())}` }
      const deadline = AbortSignal.timeout(patience.attempt)
      const signal = question.signal ? AbortSignal.any([deadline, question.signal]) : deadline
      try {
        const response = await request(asked.url, { dispatcher: agent, signal, headers: { accept: 'application/json', 'accept-encoding': 'identity', ...source.headers() } })
        const body = await readBody(response, source.generation, asked)
        const answer = source.generation.readVisitor(body, { visitorId, region: source.region, now: now(), question }, asked)
        if (!answer) throw new NonsenseError(asked)
        return answer
      } catch (error) {
        if (question.signal?.aborted) throw question.signal.reason
        throw toServerApiError(error, asked, deadline)
      }
    },
    close: () => agent.close(),
  }
}

async function readBody(response: Dispatcher.ResponseData, generation: Generation, asked: Asked): Promise<unknown> {
  const encoding = [response.headers['content-encoding']].flat()[0]
  if (response.statusCode !== 200) {
    const body = parseJson(await readCappedBody(response.body, encoding, longestError).catch(() => ''))
    const refusal = { status: response.statusCode, retryAfterSeconds: retryAfter([response.headers['retry-after']].flat()[0]), body }
    throw generation.failureOf(refusal, asked) ?? failureOf(refusal, asked)
  }
  const text = await readCappedBody(response.body, encoding, largestBody)
  const body = parseJson(text)
  // The cause would quote the body, which is about people.
  if (body === undefined) throw new NonsenseError(asked)
  return body
}

function parseJson(text: string): unknown {
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

/** Whole seconds; dates and junk tell nothing. */
function retryAfter(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : undefined
}

/** Broken gzip and Brotli, broken HTTP, wrong lengths, endless headers. */
const unreadable = /^(Z_|ERR__ERROR_|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)/
const timeOuts = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])

function toServerApiError(error: unknown, asked: Asked, deadline: AbortSignal): unknown {
  if (error instanceof BodyTooLarge) return new TooLargeError(asked)
  if (!(error instanceof Error) || 'asked' in error) return error
  const code = 'code' in error ? String(error.code) : ''
  if (deadline.aborted || timeOuts.has(code)) return new TimedOutError(asked, { cause: error })
  if (unreadable.test(code) || error.name === 'HTTPParserError') return new NonsenseError(asked, { cause: error })
  return new UnreachableError(asked, { cause: error })
}
