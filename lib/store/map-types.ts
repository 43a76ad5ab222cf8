import type { MapFilter } from '../visits/map-filter'
import type { MapBounds } from '../visits/map-grid'

/** What is counted everywhere on the map; `bots` have a probability of at least 0.5. */
export interface MapCounts {
  visits: number
  incognito: number
  bots: number
}

export interface CountedCell extends MapCounts {
  /** Degrees, of the cell's centre. */
  latitude: number
  longitude: number
  visitors: number
  place?: string
}

/** Where an answer rests on the newest visits alone. */
export interface LookedBack {
  /** Visits looked through. */
  looked: number
  /** Epoch milliseconds of the oldest of them. */
  backTo: number
}

/** A view of the map. The range is in epoch milliseconds, inclusive; a missing end is that of the archive. */
export interface MapQuestion {
  bounds: MapBounds
  /** Edge of the cells in degrees: one of `cellSizes`. */
  size: number
  filter: MapFilter
}

export interface CountedMap extends MapCounts {
  /** Most visits first. */
  cells: CountedCell[]
  /** Of the whole view; a visitor of several cells counts once. */
  visitors: number
  /** The range that was counted, inclusive. */
  from: number
  to: number
  /** Standard error of the numbers of visitors, as a share; 0 where they are exact. */
  visitorsError: number
  countedOnly?: LookedBack
}

export interface HistogramBin extends MapCounts {
  from: number
  /** Exclusive. */
  to: number
}

export interface CountedHistogram {
  bins: HistogramBin[]
  binMs: number
  countedOnly?: LookedBack
}

export interface CellVisitor {
  visitorId: string
  visits: number
  incognito: number
  botProbability?: number
  /** Cut at 5. */
  linkedIds: string[]
  lastSeen: number
}

export type CellVisitorOrder = 'bots' | 'visits' | 'last'

export interface CellQuestion extends MapQuestion {
  order: CellVisitorOrder
  limit: number
}
