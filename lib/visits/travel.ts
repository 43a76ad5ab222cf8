/** Journeys between two visits. Distances in km, gaps in ms, speeds in km/h. */

/** One end of a journey, as it was reported. */
export interface TravelEnd {
  requestId: string
  timestamp: number
  place: string
  latitude: number
  longitude: number
  /** 0 where no radius was reported. */
  radiusKm: number
}

export type TravelVerdict = 'plausible' | 'unlikely' | 'impossible'

/** The arithmetic between a visit and the one before it. */
export interface Travel {
  from: TravelEnd
  to: TravelEnd
  /** Great-circle distance between the two centres. */
  distanceKm: number
  /** What is left of it without both radii, never below 0. */
  minDistanceKm: number
  gapMs: number
  /** distanceKm over the gap, which counts as one minute at least. */
  speedKmh: number
  minSpeedKmh: number
  verdict: TravelVerdict
  /** Why fast travel need not mean anything: "VPN", "radius above 200 km". */
  explained?: string
}

/** The threshold of the rules: an airliner's speed. */
export const speedLimitKmh = 900
/** The least distance, without both radii, of impossible travel. */
export const leastImpossibleKm = 500
/** The least distance of unlikely travel. */
export const leastUnlikelyKm = 100
