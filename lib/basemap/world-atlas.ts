import type { Feature, FeatureCollection, Geometry } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { LayerFeature } from './layer-feature'
import { lineFeature, polygonFeature } from './layer-feature'
import { linesOf, polygonsOf } from './polygons-of'
import { readPackageFile } from './read-package-file'
import { unwrapLine } from './unwrap-line'
import { unwrapRing } from './unwrap-ring'

type Named = { name: string }
type Atlas = Topology<{ countries: GeometryCollection<Named>; land: GeometryCollection }>

/** Beyond this latitude the map ends; a ring that never comes nearer is the pole itself. */
const edgeOfMap = 85.06

export const readAtlas = (scale: '10m' | '50m'): Atlas => readPackageFile<Atlas>(`world-atlas/countries-${scale}.json`)

/** Land to fill, its coast, and the borders between countries. */
export function atlasFeatures(atlas: Atlas): LayerFeature[] {
  const land = feature(atlas, atlas.objects.land)
  const borders = mesh(atlas, atlas.objects.countries, (one, other) => one !== other)
  return [
    ...geometriesOf(land).flatMap(polygonsOf).flatMap(landFeatures),
    ...linesOf(borders).map((line) => lineFeature('borders', unwrapLine(line))),
  ]
}

export function atlasCountries(atlas: Atlas): Feature<Geometry, Named>[] {
  return feature(atlas, atlas.objects.countries).features
}

const geometriesOf = (shape: FeatureCollection | Feature): (Geometry | null)[] =>
  shape.type === 'Feature' ? [shape.geometry] : shape.features.map((each) => each.geometry)

function landFeatures(polygon: Parameters<typeof unwrapRing>[0][]): LayerFeature[] {
  const rings = polygon.map((ring) => unwrapRing(ring))
    .filter(({ ring }) => ring.some(([, latitude = 90]) => Math.abs(latitude) < edgeOfMap))
  const [outer, ...holes] = rings
  if (!outer) return []
  if (!outer.aroundPole) return [polygonFeature('land', [outer.ring, ...holes.map((hole) => hole.ring)])]
  return [polygonFeature('ice', [outer.ring]), lineFeature('coast', outer.ring.slice(0, -3))]
}
