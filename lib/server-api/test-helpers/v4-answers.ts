import { createHash } from 'node:crypto'
import type { ErrorCode, Event, SearchEventsResponse } from '@fingerprint/node-sdk'
import { readIsoInstant } from '../../visits/iso-instant'

export interface V4Request {
  method: string
  url: URL
  /** Names in lower case. */
  headers: Record<string, string | string[] | undefined>
}

export interface V4Answer {
  status: number
  headers: Record<string, string>
  /** JSON, to be sent as it is. */
  body: string
}

interface Options {
  /** Read at each request, so that events may come in between. In any order. */
  events: () => readonly Event[]
  token: string
  now: () => number
  /** Other tokens, and what they are refused with. */
  refused?: Record<string, ErrorCode>
}

const dayMs = 86_400_000

/** The later generation of the Server API as the vendor describes it, over a list of events. Pure, so that any server can stand before it. */
export function createV4Answers({ events, token, now, refused = {} }: Options): (request: V4Request) => V4Answer {
  return ({ method, url, headers }) => {
    const given = /^Bearer (\S+)$/.exec([headers.authorization].flat()[0] ?? '')?.[1]
    if (given === undefined) return failure('secret_api_key_required', 'secret key is required')
    if (given !== token) return failure(refused[given] ?? 'secret_api_key_not_found', 'secret key is refused')
    if (method !== 'GET') return failure('request_cannot_be_parsed', 'method is not supported')
    if (url.pathname === '/v4/events') return search(url.searchParams, events(), now())
    const id = /^\/v4\/events\/([^/]+)$/.exec(url.pathname)?.[1]
    if (id === undefined) return failure('request_cannot_be_parsed', 'path is not supported')
    const event = events().find(({ event_id }) => encodeURIComponent(event_id) === id)
    return event ? answer(200, event) : failure('event_not_found', 'event id is not found')
  }
}

function search(parameters: URLSearchParams, events: readonly Event[], now: number): V4Answer {
  const limit = wholeNumber(parameters.get('limit') ?? '10')
  if (limit === undefined || limit < 1 || limit > 100) return failure('request_cannot_be_parsed', 'limit must be between 1 and 100')
  const start = instant(parameters.get('start'), now - 7 * dayMs)
  const end = instant(parameters.get('end'), now)
  if (start === undefined || end === undefined) return failure('request_cannot_be_parsed', 'start and end must be RFC 3339 or milliseconds')
  const reverse = parameters.get('reverse') ?? 'false'
  if (reverse !== 'true' && reverse !== 'false') return failure('request_cannot_be_parsed', 'reverse must be a boolean')

  const key = parameters.get('pagination_key')
  const after = key === null ? undefined : openKey(key, queryOf(parameters))
  if (after === null) return failure('request_cannot_be_parsed', 'pagination_key is invalid')

  const forward = reverse === 'true' ? 1 : -1
  const found = events
    .filter((event) => event.timestamp >= start && event.timestamp <= end && matches(event, parameters))
    .sort((one, other) => forward * inOrder(one, other))
    .filter((event) => after === undefined || forward * inOrder(event, after) > 0)
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const body: SearchEventsResponse = { events: page, ...(last && found.length > limit ? { pagination_key: sealKey(last, queryOf(parameters)) } : {}) }
  return answer(200, body)
}

function matches(event: Event, parameters: URLSearchParams): boolean {
  const visitorId = parameters.get('visitor_id')
  const linkedId = parameters.get('linked_id')
  return (visitorId === null || event.identification?.visitor_id === visitorId) && (linkedId === null || event.linked_id === linkedId)
}

type Place = Pick<Event, 'timestamp' | 'event_id'>

const inOrder = (one: Place, other: Place) => one.timestamp - other.timestamp || (one.event_id < other.event_id ? -1 : one.event_id > other.event_id ? 1 : 0)

/** A key is good for the query alone that it was given for; the window of a look-up may move on meanwhile. */
function queryOf(parameters: URLSearchParams): string {
  const query = ['visitor_id', 'linked_id', 'reverse'].map((name) => parameters.get(name))
  return createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 12)
}

const sealKey = ({ timestamp, event_id }: Place, query: string) => Buffer.from(JSON.stringify([query, timestamp, event_id])).toString('base64url')

/** Null where it is none of ours. */
function openKey(key: string, query: string): Place | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(key, 'base64url').toString())
    if (!Array.isArray(parts)) return null
    const [ofQuery, timestamp, event_id]: unknown[] = parts
    return ofQuery === query && typeof timestamp === 'number' && typeof event_id === 'string' ? { timestamp, event_id } : null
  } catch {
    return null
  }
}

const wholeNumber = (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : undefined)

function instant(text: string | null, otherwise: number): number | undefined {
  return text === null ? otherwise : (wholeNumber(text) ?? readIsoInstant(text)?.timestamp)
}

const statuses: Partial<Record<ErrorCode, number>> = {
  request_cannot_be_parsed: 400, event_not_found: 404, visitor_not_found: 404, state_not_ready: 409, payload_too_large: 413, too_many_requests: 429, failed: 500,
}

/** An error in this generation's form; what has no status of its own is a 403. */
export function failure(code: ErrorCode, message: string): V4Answer {
  return answer(statuses[code] ?? 403, { error: { code, message } })
}

const answer = (status: number, body: object): V4Answer => ({ status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
