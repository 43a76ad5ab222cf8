import { z } from 'zod'
import { cellAt, cellCentre, cellSizes, type MapBounds } from './map-grid'

const degrees = (most: number) => z.string().regex(/^-?\d{1,3}(\.\d{1,12})?$/, 'is no number of degrees').transform(Number)
  .refine((value) => Math.abs(value) <= most, `lies beyond ${most} degrees`)

/** The query parameters that name a cell: a place in it, and its edge. */
export const cellSchema = {
  latitude: degrees(90),
  longitude: degrees(180),
  size: z.string().transform(Number).refine((size) => cellSizes.some((known) => known === size), `is none of ${cellSizes.join(', ')}`),
}

/** The cell in which a place lies. */
export function cellQuestion({ latitude, longitude, size }: { latitude: number; longitude: number; size: number }): { bounds: MapBounds; size: number } {
  const centre = cellCentre(cellAt(latitude, longitude, size) ?? 0, size)
  const half = size / 2
  return { size, bounds: { west: centre.longitude - half, south: centre.latitude - half, east: centre.longitude + half, north: centre.latitude + half } }
}
