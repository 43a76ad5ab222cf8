import { isJsonObject } from '../visits/read-visit-raw'
import { VisitorNotFoundError } from './errors/visitor-not-found-error'
import type { EventsAnswer } from './events-page'
import type { Generation, ReadContext } from './generation'
import { type ReceivedVisit, newestFirst, readPaginationKey } from './read-answer'
import { type EventContext, readV4Event } from './v4-event'
import { v4FailureOf } from './v4-failure'

/** The most events that are answered at once. */
const largestPage = 100
const windowMs = 10 * 86_400_000
const minuteMs = 60_000

/** What the vendor runs today: one list of events under `/v4`, with its own paging. */
export const v4Generation: Generation = {
  name: 'v4',
  headers: (token) => ({ authorization: `Bearer ${token}` }),
  visitorPath(visitorId, { limit, linkedId, paginationKey }, now) {
    return eventsPath({
      visitor_id: visitorId,
      linked_id: linkedId,
      limit: Math.min(limit, largestPage),
      pagination_key: paginationKey,
      // Unasked it would be seven days. To the minute, so that look-ups soon after each other ask the same.
      start: Math.floor((now - windowMs) / minuteMs) * minuteMs,
    })
  },
  readVisitor(body, context, asked) {
    const page = readPage(body, context, ({ visit }) => visit.visitorId === context.visitorId)
    if (!page || (page.unreadable > 0 && page.visits.length === 0)) return undefined
    if (page.visits.length === 0 && isWholeHistory(context) && page.paginationKey === undefined) throw new VisitorNotFoundError(asked)
    return page
  },
  eventsPath: ({ from, to, paginationKey }) => eventsPath({ reverse: true, limit: largestPage, start: from, end: to, pagination_key: paginationKey }),
  readEvents(body, context) {
    const page = readPage(body, context, () => true)
    return page && { ...page, visits: page.visits.reverse() }
  },
  failureOf: v4FailureOf,
  tokenTestPath: eventsPath({ visitor_id: 'sightline-token-test', limit: 1 }),
}

function eventsPath(parameters: Record<string, string | number | boolean | undefined>): string {
  const given = Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return `/v4/events?${new URLSearchParams(given).toString()}`
}

/** This generation answers an empty list for a visitor that it does not know; a page further on, or of one linked id, may be empty for any. */
function isWholeHistory({ question }: ReadContext): boolean {
  return question.paginationKey === undefined && question.linkedId === undefined
}

/** Newest first, each once; undefined where the body is no list of events. */
function readPage(body: unknown, context: EventContext, isWanted: (received: ReceivedVisit) => boolean): EventsAnswer | undefined {
  if (!isJsonObject(body) || !Array.isArray(body.events)) return undefined
  const visits = new Map<string, ReceivedVisit>()
  let unreadable = 0
  for (const event of body.events) {
    const received = readV4Event(event, context)
    if (received && isWanted(received)) visits.set(`${received.visit.visitorId} ${received.visit.requestId}`, received)
    else unreadable += 1
  }
  return { visits: [...visits.values()].sort((one, other) => newestFirst(one.visit, other.visit)), unreadable, ...readPaginationKey(body.pagination_key) }
}
