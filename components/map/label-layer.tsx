'use client'

import { createElementObject, createTileLayerComponent } from '@react-leaflet/core'
import type { LayerProps } from '@react-leaflet/core'
import { mapPainter } from './map-painter'
import { LabelCanvas } from './label-canvas'
import type { ReservedAreas } from './reserved-areas'

interface LabelLayerProps extends LayerProps {
  theme: string
  reserved: ReservedAreas
  /** Zooms by which towns are named earlier. */
  nearer?: number
}

/** Names of countries and towns over the embedded basemap. */
export const LabelLayer = createTileLayerComponent<LabelCanvas, LabelLayerProps>(
  ({ reserved, nearer }, context) => createElementObject(new LabelCanvas(mapPainter, reserved, nearer), context),
  (labels, { theme }, before) => {
    if (theme !== before.theme) requestAnimationFrame(() => labels.redraw())
  },
)
