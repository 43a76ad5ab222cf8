/** A visitor with an account or on a network: every figure is of the visits there. Times in epoch milliseconds. */
export interface Sharer {
  visitorId: string
  visits: number
  firstSeen: number
  lastSeen: number
  /** From here on of the visits that were looked through, the newest; lists are newest first, cut at 10. */
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
