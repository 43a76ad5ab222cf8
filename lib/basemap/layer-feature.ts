import type { Feature, LineString, Polygon, Position } from 'geojson'
import type { LineLayer } from './tile-format'

/** What is sliced: a shape, and the layer of the tile in which it ends. */
export type LayerFeature = Feature<LineString | Polygon, { layer: LineLayer }>

export function lineFeature(layer: LineLayer, coordinates: Position[]): LayerFeature {
  return { type: 'Feature', properties: { layer }, geometry: { type: 'LineString', coordinates } }
}

export function polygonFeature(layer: LineLayer, coordinates: Position[][]): LayerFeature {
  return { type: 'Feature', properties: { layer }, geometry: { type: 'Polygon', coordinates } }
}
