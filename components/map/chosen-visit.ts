import type { MapPoint } from './great-circle'
import { isOnEarth, toPoint } from './map-path'
import type { MapPath, MapPlace } from './map-path'

/** The visit that the page has chosen, as far as the map needs it. */
export interface ChosenVisit {
  requestId: string
  latitude?: number
  longitude?: number
  radiusKm?: number
  label?: string
}

/** Where it is, or null when it does not say. */
export function chosenPoint(chosen: ChosenVisit | undefined): MapPoint | null {
  const { latitude, longitude } = chosen ?? {}
  if (latitude === undefined || longitude === undefined || !isOnEarth({ latitude, longitude })) return null
  return toPoint({ latitude, longitude }, -180)
}

/** The index of its place, by coordinates and else by its own id; undefined when the path has no such place. */
export function chosenPlace(places: readonly MapPlace[], chosen: ChosenVisit | undefined): number | undefined {
  if (!chosen) return undefined
  const same = places.findIndex(({ place }) => place.latitude === chosen.latitude && place.longitude === chosen.longitude)
  const index = same >= 0 ? same : places.findIndex(({ place }) => place.requestId === chosen.requestId)
  return index >= 0 ? index : undefined
}

/** The chosen visit as a place, with its own radius where it tells one. */
export function chosenSpot(places: readonly MapPlace[], index: number | undefined, chosen: ChosenVisit | undefined): MapPlace | undefined {
  if (!chosen) return undefined
  const known = index === undefined ? undefined : places[index]
  if (known) return { ...known, place: { ...known.place, radiusKm: chosen.radiusKm ?? known.place.radiusKm } }
  const point = chosenPoint(chosen)
  if (!point) return undefined
  const [latitude, longitude] = point
  const { requestId, radiusKm, label = 'Chosen visit' } = chosen
  return { point, tone: 'fast', place: { latitude, longitude, radiusKm, label, visits: 1, firstSeen: 0, lastSeen: 0, requestId } }
}

/** The path and a chosen visit that lies on none of its places. */
export function withSpot(path: MapPath, spot: MapPlace | undefined): MapPath {
  return spot ? { ...path, places: [...path.places, spot] } : path
}
