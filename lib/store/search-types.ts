import type { MapFilter } from '../visits/map-filter'
import type { TimeWindow } from '../visits/time-window'
import type { LookedBack } from './map-types'
import type { SearchTerm, VisitorSummary } from './visit-store'

/** A way to visits: by a term, or by when they were. Addresses and URLs have many visitors, so that times may narrow them. */
export type Lead =
  | (SearchTerm & { windows?: readonly TimeWindow[] })
  | { kind: 'url'; value: string; windows?: readonly TimeWindow[] }
  | { kind: 'time'; window: TimeWindow }

export interface SearchQuestion {
  /** A visit is found by any of them; without one, by the filter alone. */
  leads: readonly Lead[]
  /** All of it must hold for the same visit. */
  filter: MapFilter
}

/** A visit's place among all, newest first. */
export interface VisitPlace {
  time: number
  visitorId: string
  requestId: string
}

/** Where a list of visitors goes on: by their last visits, or by the visits that match. */
export type SearchPlace = { lastSeen: number; visitorId: string } | VisitPlace

export interface FoundBySearch extends VisitorSummary {
  /** The newest visit that matches; absent where the visitors alone were looked at. */
  newest?: VisitPlace
}

export interface SearchPage {
  visitors: FoundBySearch[]
  next?: SearchPlace
  /** So many visits were looked through, and no more: `next` goes on there. */
  lookedBack?: LookedBack
}
