/** Latitude and longitude in degrees, as Leaflet orders them; the longitude may leave -180..180. */
export type MapPoint = [latitude: number, longitude: number]

const radians = Math.PI / 180

/**
 * The shortest way over the globe, in points near enough to look round. Longitudes run on over the antimeridian instead of jumping,
 * from that of `from` on, so the last point may lie a whole turn away from `to`.
 */
export function greatCircle(from: MapPoint, to: MapPoint): MapPoint[] {
  const [start, end] = [toVector(from), toVector(to)]
  const angle = Math.acos(Math.min(1, Math.max(-1, start[0] * end[0] + start[1] * end[1] + start[2] * end[2])))
  // Points that face each other have every way, and points that coincide none: a straight line serves both.
  if (angle < 1e-9 || Math.PI - angle < 1e-6) return [from, to]
  const steps = Math.max(2, Math.ceil(angle / (1.5 * radians)))
  let before = from[1]
  return Array.from({ length: steps + 1 }, (_, step) => {
    if (step === 0) return from
    const share = step / steps
    const [one, other] = [Math.sin((1 - share) * angle) / Math.sin(angle), Math.sin(share * angle) / Math.sin(angle)]
    const x = one * start[0] + other * end[0]
    const y = one * start[1] + other * end[1]
    const z = one * start[2] + other * end[2]
    const longitude = nearestTurn(Math.atan2(y, x) / radians, before)
    before = longitude
    return [Math.atan2(z, Math.hypot(x, y)) / radians, longitude]
  })
}

/** The same meridian, less than half a turn away from `reference`. */
export function nearestTurn(longitude: number, reference: number): number {
  return longitude + Math.round((reference - longitude) / 360) * 360
}

function toVector([latitude, longitude]: MapPoint): [number, number, number] {
  const [phi, lambda] = [latitude * radians, longitude * radians]
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)]
}
