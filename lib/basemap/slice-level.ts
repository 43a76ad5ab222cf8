import GeoJSONVT from 'geojson-vt'
import { encodeLine } from './encode-line'
import type { LayerFeature } from './layer-feature'
import { projectX, projectY } from './mercator'
import type { BasemapTile, LineLayer, StoredLevel, TileTown } from './tile-format'
import { storedLevels, tileBuffer, tileExtent } from './tile-format'
import type { Town } from './towns'
import { isCapital, townsPerTile } from './towns'

export interface SlicedTile {
  level: StoredLevel
  x: number
  y: number
  tile: BasemapTile
}

/** Points nearer than this to a straight line are dropped, in tile units: a quarter of a pixel at the first zoom of a level. */
const tolerance = 2

/** Every tile of one level that has anything in it. */
export function sliceLevel(level: StoredLevel, features: LayerFeature[], towns: readonly Town[]): SlicedTile[] {
  // Its greatest zoom is never simplified, so only the last level may be that.
  const maxZoom = level === storedLevels.at(-1) ? level : level + 1
  const index = new GeoJSONVT(
    { type: 'FeatureCollection', features },
    { maxZoom, indexMaxZoom: level, indexMaxPoints: 0, tolerance, extent: tileExtent, buffer: tileBuffer },
  )
  const townsOf = townsByTile(level, towns)
  const side = 2 ** level
  const tiles: SlicedTile[] = []
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const tile = encodeTile(index.getTileRaw(level, x, y)?.features ?? [], townsOf.get(y * side + x) ?? [])
      if (Object.keys(tile).length > 0) tiles.push({ level, x, y, tile })
    }
  }
  return tiles
}

type RawFeatures = NonNullable<ReturnType<GeoJSONVT['getTileRaw']>>['features']

function encodeTile(features: RawFeatures, towns: TileTown[]): BasemapTile {
  const tile: BasemapTile = {}
  for (const feature of features) {
    if (feature.type !== 2 && feature.type !== 3) continue
    const layer = layerOf(feature)
    const shortest = feature.type === 3 ? 6 : 4
    for (const part of feature.geometry) {
      const line = encodeLine(part)
      if (line.length >= shortest) (tile[layer] ??= []).push(line)
    }
  }
  if (towns.length > 0) tile.towns = towns.slice(0, townsPerTile)
  return tile
}

/** Slicing keeps the properties that `LayerFeature` gave, but not their type. */
const layerOf = (feature: RawFeatures[number]): LineLayer => feature.tags?.layer as LineLayer

function townsByTile(level: StoredLevel, towns: readonly Town[]): Map<number, TileTown[]> {
  const side = 2 ** level
  const tiles = new Map<number, TileTown[]>()
  for (const town of towns) {
    const [longitude, latitude] = town.loc.coordinates
    const [x, y] = [projectX(longitude) * side, projectY(latitude) * side]
    const [column, row] = [Math.min(side - 1, Math.floor(x)), Math.min(side - 1, Math.floor(y))]
    const list = tiles.get(row * side + column) ?? []
    list.push([
      town.name, Math.round((x - column) * tileExtent), Math.round((y - row) * tileExtent), town.population, isCapital(town) ? 1 : 0,
    ])
    tiles.set(row * side + column, list)
  }
  return tiles
}
