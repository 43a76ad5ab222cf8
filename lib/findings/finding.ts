/** What the rules may find, and what they say when they find nothing. Distances in km, gaps in ms, speeds in km/h. */

import type { Travel } from '../visits/travel'

export type { Travel, TravelEnd, TravelVerdict } from '../visits/travel'

export const findingKinds = [
  'impossible-travel', 'unlikely-travel', 'accounts', 'bot', 'incognito-began',
  'zone-mismatch', 'user-agent-mismatch', 'burst', 'shared-ip',
] as const
export type FindingKind = (typeof findingKinds)[number]

export type Severity = 'danger' | 'warn' | 'notice'

export interface TravelFigures {
  /** The fastest of the journeys. */
  travel: Travel
  times: number
  scope: 'visitor' | 'linkedId'
  linkedId?: string
  /** Who made one end of it, where that was another visitor with the same linked id. */
  otherVisitorId?: string
  limitKmh: number
}

export interface FindingFigures {
  'impossible-travel': TravelFigures
  'unlikely-travel': TravelFigures
  accounts: { accounts: number; newest: string; newestSince: number; previous: string; previousLastSeen: number }
  bot: {
    highest: number
    visits: number
    ofVisits: number
    /** `good`, `bad`, as reported with the newest of them, where the service judges and the probability is no estimate. */
    verdict?: string
  }
  'incognito-began': { since: number; visitsBefore: number; incognitoVisits: number; withNew: ('country' | 'ip' | 'linkedId')[] }
  'zone-mismatch': {
    /** The zone as reported; absent where none is. */
    reported?: string
    /** Whether the tz database has the reported zone. */
    known: boolean
    /** The zone of `source`. */
    expected?: string
    source?: 'coordinates' | 'country'
    /** The reported country, where it is compared. */
    country?: string
    /** Set where the coordinates lie in no zone of the country. */
    countryContradicted?: boolean
    /** Between the two clocks, where it is an hour or more. */
    hoursApart?: number
    visits: number
  }
  'user-agent-mismatch': { field: 'browserName' | 'os'; reported: string; userAgentSays: string; visits: number }
  burst: { visits: number; windowMs: number; start: number; usualPerWindow: number }
  'shared-ip': { ip: string; visitors: number; network: string; networkVisitors: number }
}

interface FindingOf<Kind extends FindingKind> {
  kind: Kind
  severity: Severity
  /** The visits that it speaks of, newest first, at most 50. */
  requestIds: string[]
  /** Earliest and latest instant among them, so that the range can be fitted. */
  from: number
  to: number
  figures: FindingFigures[Kind]
}

export type Finding = { [Kind in FindingKind]: FindingOf<Kind> }[FindingKind]
