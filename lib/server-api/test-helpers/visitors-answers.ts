import { toWire } from '../../visits/to-wire'
import type { Visit } from '../../visits/visit'
import type { V4Answer, V4Request } from './v4-answers'

interface Options {
  /** Read at each request. In any order. */
  visits: () => readonly Visit[]
  token: string
  /** How far back it answers, in milliseconds; without, all of it. A visitor with older visits alone is known and has none. */
  windowMs?: number
}

/** The first generation of the Server API and its second spelling, over a list of visits. */
export function createVisitorsAnswers({ visits, token, windowMs = Infinity }: Options): (request: V4Request) => V4Answer {
  return ({ url, headers }) => {
    if (headers['auth-token'] !== token && headers['auth-api-key'] !== token) return answer(403, { error: 'Forbidden (HTTP 403)' })
    const visitorId = /^\/visitors\/([^/]+)$/.exec(url.pathname)?.[1]
    const known = visits().filter((visit) => visit.visitorId === visitorId)
    if (visitorId === undefined || known.length === 0) return answer(404, { error: 'visitor not found' })
    const linkedId = url.searchParams.get('linked_id')
    const limit = Number(url.searchParams.get('limit') ?? 100)
    const start = Number(url.searchParams.get('paginationKey') ?? 0)
    if (![limit, start].every(Number.isSafeInteger)) return answer(400, { error: 'bad request' })
    const matching = known.filter((visit) => visit.timestamp >= Date.now() - windowMs && (linkedId === null || visit.linkedId === linkedId)).sort((one, other) => other.timestamp - one.timestamp)
    const end = start + limit
    return answer(200, { visitorId, visits: matching.slice(start, end).map(toWire), ...(end < matching.length ? { paginationKey: String(end) } : {}) })
  }
}

const answer = (status: number, body: object): V4Answer => ({ status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
