import type { Position } from 'geojson'
import { unwrapLine } from './unwrap-line'

export interface UnwrappedRing {
  ring: Position[]
  /** It goes once around the Earth, so its closing edges run along the antimeridian and the pole, and are no coast. */
  aroundPole: boolean
}

/** A closed ring without jumps at the antimeridian. One that goes around the Earth is led to the pole that it surrounds. */
export function unwrapRing(ring: readonly Position[]): UnwrappedRing {
  const open = unwrapLine(ring)
  const [first, last] = [open[0], open.at(-1)]
  if (!first || !last) return { ring: [], aroundPole: false }
  if (Math.abs((last[0] ?? 0) - (first[0] ?? 0)) < 180) return { ring: open, aroundPole: false }
  const pole = open.reduce((sum, [, latitude = 0]) => sum + latitude, 0) < 0 ? -90 : 90
  return { ring: [...open, [last[0] ?? 0, pole], [first[0] ?? 0, pole], first], aroundPole: true }
}
