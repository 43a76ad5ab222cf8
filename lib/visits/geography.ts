import type { IpLocation, Visit } from './visit'

/** Degrees, WGS 84. Longitudes of a drawn path may leave -180 to 180 so that it stays in one piece. */
export interface Position {
  latitude: number
  longitude: number
}

const earthRadiusKm = 6371
const radians = (degrees: number) => (degrees * Math.PI) / 180
const degrees = (angle: number) => (angle * 180) / Math.PI

/** Whether a visit says where it was; 0 is a latitude like any other. */
export function hasPosition(visit: Visit): visit is Visit & { ipLocation: IpLocation & Position } {
  const { latitude, longitude } = visit.ipLocation ?? {}
  return Number.isFinite(latitude) && Number.isFinite(longitude)
}

/** Haversine distance in kilometres on a sphere of 6371 km. */
export function distanceKm(from: Position, to: Position): number {
  return earthRadiusKm * angleBetween(from, to)
}

/**
 * The shortest path over the sphere as `segments` + 1 points. Longitudes run on over the antimeridian, so that a
 * line drawn through them never crosses the whole map.
 */
export function greatCircle(from: Position, to: Position, segments: number): Position[] {
  const angle = angleBetween(from, to)
  const count = Math.max(1, Math.floor(segments))
  const points: Position[] = []
  for (let step = 0; step <= count; step++) {
    const point = step === 0 ? from : step === count ? to : between(from, to, angle, step / count)
    const before = points.at(-1)
    points.push({ latitude: point.latitude, longitude: before ? unwrap(point.longitude, before.longitude) : point.longitude })
  }
  return points
}

function angleBetween(from: Position, to: Position): number {
  const latitude = Math.sin(radians(to.latitude - from.latitude) / 2) ** 2
  const longitude = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2
  const squared = latitude + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * longitude
  return 2 * Math.asin(Math.min(1, Math.sqrt(squared)))
}

function between(from: Position, to: Position, angle: number, part: number): Position {
  const sine = Math.sin(angle)
  // The same point, or two antipodes, which have no single shortest path: a straight line on the map does.
  if (sine < 1e-9) {
    return { latitude: from.latitude + (to.latitude - from.latitude) * part, longitude: from.longitude + (unwrap(to.longitude, from.longitude) - from.longitude) * part }
  }
  const a = Math.sin((1 - part) * angle) / sine
  const b = Math.sin(part * angle) / sine
  const x = a * Math.cos(radians(from.latitude)) * Math.cos(radians(from.longitude)) + b * Math.cos(radians(to.latitude)) * Math.cos(radians(to.longitude))
  const y = a * Math.cos(radians(from.latitude)) * Math.sin(radians(from.longitude)) + b * Math.cos(radians(to.latitude)) * Math.sin(radians(to.longitude))
  const z = a * Math.sin(radians(from.latitude)) + b * Math.sin(radians(to.latitude))
  return { latitude: degrees(Math.atan2(z, Math.hypot(x, y))), longitude: degrees(Math.atan2(y, x)) }
}

function unwrap(longitude: number, near: number): number {
  return longitude - 360 * Math.round((longitude - near) / 360)
}
