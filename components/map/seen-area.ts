/** Where the fraud map stands. */
export interface MapPlaceAndZoom {
  latitude: number
  longitude: number
  zoom: number
}

export interface SeenArea {
  bbox: readonly [west: number, south: number, east: number, north: number]
  zoom: number
}

export const wholeWorldSeen: SeenArea = { bbox: [-180, -90, 180, 90], zoom: 2 }

/**
 * What is to be asked for a view, edges in degrees as the map counts them, which may lie beyond 180: rounded outwards, so that a map that
 * hardly moved asks for nothing new.
 */
export function seenArea({ west, south, east, north }: { west: number; south: number; east: number; north: number }, zoom: number): SeenArea {
  const step = zoom < 4 ? 10 : zoom < 6 ? 2 : 0.5
  const rounded = Math.round(zoom)
  const [low, high] = [Math.max(-90, Math.floor(south / step) * step), Math.min(90, Math.ceil(north / step) * step)]
  const [left, right] = [Math.floor(west / step) * step, Math.ceil(east / step) * step]
  if (right - left >= 360) return { bbox: [-180, low, 180, high], zoom: rounded }
  return { bbox: [turned(left, -180), low, turned(right, 180), high], zoom: rounded }
}

/** Within -180 and 180; of the two names of the antimeridian the one that fits the edge. */
function turned(longitude: number, atAntimeridian: -180 | 180): number {
  const within = ((((longitude + 180) % 360) + 360) % 360) - 180
  return within === -180 ? atAntimeridian : within
}
