import type { MapPoint } from './great-circle'
import type { MapPath, MapPlace } from './map-path'

/** South-west and north-east corner. */
export type ViewBounds = [MapPoint, MapPoint]

const kmPerDegree = 111.2

/** The box around a circle of this radius. */
export function boundsAround([latitude, longitude]: MapPoint, radiusKm: number): ViewBounds {
  const high = Math.min(30, radiusKm / kmPerDegree)
  const wide = Math.min(60, high / Math.max(0.1, Math.cos((latitude * Math.PI) / 180)))
  return [[latitude - high, longitude - wide], [latitude + high, longitude + wide]]
}

/** The box around all points, or null for none. */
export function boundsOf(points: readonly MapPoint[]): ViewBounds | null {
  const [first, ...rest] = points
  if (!first) return null
  const bounds: ViewBounds = [[...first], [...first]]
  for (const [latitude, longitude] of rest) {
    bounds[0] = [Math.min(bounds[0][0], latitude), Math.min(bounds[0][1], longitude)]
    bounds[1] = [Math.max(bounds[1][0], latitude), Math.max(bounds[1][1], longitude)]
  }
  return bounds
}

/** Kilometres shown around a place that tells no radius. */
const defaultRadiusKm = 40

/** The surroundings of one place. */
export function placeView({ point, place }: MapPlace): ViewBounds {
  return boundsAround(point, (place.radiusKm ?? defaultRadiusKm) * 1.15)
}

/** All places and how far north and south the legs bend; a single place with its surroundings. null for none. */
export function pathView({ places, legs }: MapPath): ViewBounds | null {
  const [first, ...rest] = places
  if (first && rest.length === 0) return placeView(first)
  const bounds = boundsOf(places.map(({ point }) => point))
  const [south, north] = boundsOf(legs.flatMap(({ lines }) => lines.flat())) ?? []
  if (!bounds || !south || !north) return bounds
  return [[Math.min(bounds[0][0], south[0]), bounds[0][1]], [Math.max(bounds[1][0], north[0]), bounds[1][1]]]
}
