import type { MapFilter } from '../visits/map-filter'
import type { MapBounds } from '../visits/map-grid'
import type { TimeWindow } from '../visits/time-window'
import type { LookedBack } from './map-types'

export interface ValueCount {
  value: string
  visits: number
  firstSeen: number
  lastSeen: number
}

export interface VisitorSummary {
  visitorId: string
  visits: number
  firstSeen: number
  lastSeen: number
  /** Most visits first, cut at 20. */
  linkedIds: ValueCount[]
  linkedIdCount: number
  countries: ValueCount[]
  countryCount: number
  ipCount: number
}

/** One recognised search term; addresses in canonical spelling, networks as CIDR. */
export type SearchTerm =
  | { kind: 'visitorId'; value: string }
  | { kind: 'visitorIdPart'; value: string }
  | { kind: 'linkedId'; value: string }
  | { kind: 'ip'; value: string }
  | { kind: 'network'; value: string }

/** Place in a list of visitors that is ordered by last visit, newest first. */
export interface VisitorPosition {
  lastSeen: number
  visitorId: string
}

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

/** The same, of the cells of the map that meet an area alone; `size` is their edge in degrees. */
export interface VisitsQuestion extends SearchQuestion {
  area?: { bounds: MapBounds; size: number }
}

/** A visit's place among all, newest first. */
export interface VisitPlace {
  time: number
  visitorId: string
  requestId: string
}

/** Where a list of visitors goes on: by their last visits, or by the visits that match. */
export type SearchPlace = VisitorPosition | VisitPlace

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
