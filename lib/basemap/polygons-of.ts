import type { Geometry, Position } from 'geojson'

/** Every polygon of a shape as its rings, the outer one first. */
export function polygonsOf(geometry: Geometry | null): Position[][][] {
  if (geometry?.type === 'Polygon') return [geometry.coordinates]
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates
  if (geometry?.type === 'GeometryCollection') return geometry.geometries.flatMap(polygonsOf)
  return []
}

/** Every line of a shape. */
export function linesOf(geometry: Geometry | null): Position[][] {
  if (geometry?.type === 'LineString') return [geometry.coordinates]
  if (geometry?.type === 'MultiLineString') return geometry.coordinates
  if (geometry?.type === 'GeometryCollection') return geometry.geometries.flatMap(linesOf)
  return []
}
