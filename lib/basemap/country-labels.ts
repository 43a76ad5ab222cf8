import type { Feature, Geometry, Position } from 'geojson'
import { countryNames } from './country-names'
import { labelPoint } from './label-point'
import { projectX, projectY, unprojectLatitude } from './mercator'
import { polygonsOf } from './polygons-of'
import type { CountryLabel } from './tile-format'
import { unwrapRing } from './unwrap-ring'

type Flat = [x: number, y: number][]

/** Where each country's name stands: within its greatest part, greatest country first. */
export function countryLabels(countries: readonly Feature<Geometry, { name: string }>[]): CountryLabel[] {
  return countries.flatMap(({ geometry, properties }) => {
    const parts = polygonsOf(geometry).map(([outer = []]) => flatten(outer)).sort((one, other) => areaOf(other) - areaOf(one))
    const [greatest] = parts
    if (!greatest) return []
    const [x, y] = labelPoint(thin(greatest))
    const label: CountryLabel = [
      countryNames[properties.name] ?? properties.name,
      round(wrapLongitude((x - 0.5) * 360), 3), round(unprojectLatitude(y), 3), round(Math.sqrt(areaOf(greatest)), 5),
    ]
    return [label]
  }).sort((one, other) => other[3] - one[3])
}

const flatten = (ring: Position[]): Flat =>
  unwrapRing(ring).ring.map(([longitude = 0, latitude = 0]) => [projectX(longitude), projectY(latitude)])

/** A place for a name needs no more of a coast than this. */
const pointsForLabel = 600

function thin(ring: Flat): Flat {
  const every = Math.ceil(ring.length / pointsForLabel)
  return ring.filter((_, index) => index % every === 0)
}

function areaOf(ring: Flat): number {
  let doubled = 0
  let [beforeX, beforeY] = ring.at(-1) ?? [0, 0]
  for (const [x, y] of ring) {
    doubled += beforeX * y - x * beforeY
    ;[beforeX, beforeY] = [x, y]
  }
  return Math.abs(doubled) / 2
}

const wrapLongitude = (longitude: number): number => ((((longitude + 180) % 360) + 360) % 360) - 180

const round = (value: number, digits: number): number => Number(value.toFixed(digits))
