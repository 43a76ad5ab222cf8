import { createCalendar } from './calendar'
import { browserAt, type BrowserKind } from './browsers'
import type { Connection } from './connection'
import { draftVisit, type Draft } from './draft'
import type { Random } from './random'
import { paced, usualInstant } from './rhythm'
import { shoppingTrip } from './shopping'

export interface Shopper {
  visitorId: string
  browser: BrowserKind
  /** Days by which this browser is late with its updates. */
  lag?: number
  connection: Connection
  linkedId?: string
  random: Random
}

/** Stays of an ordinary customer on these days, at hours usual at home, oldest first; none after `until`. */
export function* shop(shopper: Shopper, now: number, days: Iterable<number>, until = now): Generator<Draft> {
  const { visitorId, browser, lag = 0, connection, linkedId, random } = shopper
  const calendar = createCalendar(connection.ipLocation.timezone ?? 'UTC', now)
  for (const daysAgo of days) {
    for (const { at, page } of paced(usualInstant(calendar, daysAgo, random), shoppingTrip(random), random)) {
      if (at >= until) continue
      yield draftVisit({ visitorId, at, connection, browser: browserAt(browser, daysAgo + lag), page, ...(linkedId === undefined ? {} : { linkedId }) })
    }
  }
}

/** Whole numbers downwards, both ends included. */
export function* daysFrom(first: number, last: number, step = 1): Generator<number> {
  for (let day = first; day >= last; day -= step) yield day
}
