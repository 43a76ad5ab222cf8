import type { Position } from 'geojson'

/**
 * The same line with longitudes that never jump from one side of the antimeridian to the other; they may leave -180..180.
 * A band over the whole map is what a jump would draw.
 */
export function unwrapLine(line: readonly Position[]): Position[] {
  let shift = 0
  let before: number | undefined
  return line.map(([longitude = 0, latitude = 0]) => {
    if (before !== undefined && longitude - before > 180) shift -= 360
    if (before !== undefined && longitude - before < -180) shift += 360
    before = longitude
    return [longitude + shift, latitude]
  })
}
