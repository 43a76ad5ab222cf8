import type { ReceivedVisit } from './read-answer'

/** Where to go on among all events of a region. Times are epoch milliseconds, both inclusive. */
export interface EventsPlace {
  from: number
  to: number
  paginationKey?: string
}

export interface EventsQuestion extends EventsPlace {
  signal?: AbortSignal
}

/** Events of any visitors, oldest first. */
export interface EventsAnswer {
  visits: ReceivedVisit[]
  unreadable: number
  /** Goes on to newer events; absent at the end. */
  paginationKey?: string
}
