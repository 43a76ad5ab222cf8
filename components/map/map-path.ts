import type { PathPlace, VisitorPath } from '@/lib/console-api/answers'
import { gapText, kmText } from '@/lib/visits/travel-words'
import type { MapPoint } from './great-circle'
import { greatCircle, nearestTurn } from './great-circle'
import type { LegKind } from './leg-style'
import { legKind, worseKind } from './leg-style'

export interface MapPlace {
  place: PathPlace
  point: MapPoint
  /** The worst leg that led here, or a plausible one that led away. */
  tone: LegKind
}

export interface MapLeg {
  kind: LegKind
  /** One line, or two when it leaves the map on one side and comes back on the other. */
  lines: MapPoint[][]
  /** For an impossible one: "7,790 km in 20 min". */
  words?: string
}

export interface MapPath {
  places: MapPlace[]
  legs: MapLeg[]
  /** Visits that cannot be drawn, without coordinates or with impossible ones. */
  unplaced: number
}

/** Mercator's square ends here. */
const lastLatitude = 85

/** What the map draws of a path: places on one stretch of the world, legs as great circles, each kind between two places once. */
export function mapPath(path: VisitorPath): MapPath {
  const west = emptiestMeridian(path.places.filter(isOnEarth).map((place) => place.longitude))
  const points = path.places.map((place) => (isOnEarth(place) ? toPoint(place, west) : undefined))
  const tones = new Map<number, LegKind>()
  const legs = new Map<string, MapLeg>()
  for (const { from, to, travel } of path.legs) {
    const [start, end] = [points[from], points[to]]
    if (!start || !end) continue
    const kind = legKind(travel)
    tones.set(to, worseKind(kind, tones.get(to) ?? 'slow'))
    // Where suspicious travel began is no suspicious place.
    if (kind === 'slow' || kind === 'fast') tones.set(from, worseKind(kind, tones.get(from) ?? 'slow'))
    // Later legs come last and are drawn over those before; the newest words stay.
    const key = `${Math.min(from, to)} ${Math.max(from, to)} ${kind}`
    legs.delete(key)
    legs.set(key, { kind, lines: legLines(start, end), words: kind === 'imp' ? `${kmText(travel.distanceKm)} in ${gapText(travel.gapMs)}` : undefined })
  }
  return {
    places: path.places.flatMap((place, index) => {
      const point = points[index]
      return point ? [{ place, point, tone: tones.get(index) ?? 'fast' }] : []
    }),
    legs: [...legs.values()].sort((one, other) => Number(one.kind === 'imp') - Number(other.kind === 'imp')),
    unplaced: path.unplaced + path.places.filter((place) => !isOnEarth(place)).reduce((sum, place) => sum + place.visits, 0),
  }
}

export function isOnEarth({ latitude, longitude }: { latitude?: number; longitude?: number }): boolean {
  return latitude !== undefined && longitude !== undefined && Number.isFinite(longitude) && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 360
}

/** As a point of the map, east of `west`. */
export function toPoint({ latitude, longitude }: { latitude: number; longitude: number }, west: number): MapPoint {
  return [Math.min(lastLatitude, Math.max(-lastLatitude, latitude)), nearestTurn(longitude, west + 180)]
}

/** The middle of the widest stretch without a place, so that the map is cut where nothing is lost. -180 for none. */
export function emptiestMeridian(longitudes: readonly number[]): number {
  const sorted = longitudes.map((longitude) => nearestTurn(longitude, 0)).sort((one, other) => one - other)
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return -180
  let [widest, west] = [first + 360 - last, (last + first + 360) / 2 - 360]
  for (let index = 1; index < sorted.length; index++) {
    const [before, next] = [sorted[index - 1] ?? 0, sorted[index] ?? 0]
    // A tie goes to the usual edge of the map.
    if (next - before > widest + 1) [widest, west] = [next - before, (before + next) / 2]
  }
  return west
}

function legLines(start: MapPoint, end: MapPoint): MapPoint[][] {
  const line = greatCircle(start, end)
  const turn = end[1] - (line.at(-1)?.[1] ?? end[1])
  if (Math.abs(turn) < 180) return [line]
  return [line, line.map(([latitude, longitude]) => [latitude, longitude + turn])]
}
