import type { LookedBack } from './map-types'
import type { VisitPlace } from './search-types'

/** What visitors may share. */
export type Shared = { kind: 'linkedId'; value: string } | { kind: 'network'; value: string }

/** A visitor with an account or on a network: every figure is of the visits there. */
export interface Sharer {
  visitorId: string
  visits: number
  firstSeen: number
  lastSeen: number
  /** From here on of the visits that were looked through; lists are newest first, cut at 10. */
  looked: number
  incognito: number
  /** The highest, 0 to 1. */
  botProbability?: number
  browsers: string[]
  systems: string[]
  devices: string[]
  places: string[]
  ips: string[]
  linkedIds: string[]
}

/** What the visits that were looked through have in common. */
export interface SharedFacts {
  looked: number
  incognito: number
  /** ISO codes, newest first, cut at 20. */
  countries: string[]
  countryCount: number
  ipCount: number
  linkedIdCount: number
}

export interface SharedTotal {
  visitors: number
  visits: number
  firstSeen: number
  lastSeen: number
  /** There are more than were counted. */
  atLeast: boolean
}

export interface SharersPage {
  /** The last seen there first. */
  visitors: Sharer[]
  facts: SharedFacts
  next?: VisitPlace
  /** Not all of their visits were looked through. */
  lookedBack?: LookedBack
}
