'use client'

import { createElementObject, createTileLayerComponent } from '@react-leaflet/core'
import type { LayerProps } from '@react-leaflet/core'
import { BasemapGrid } from './basemap-grid'
import { mapPainter } from './map-painter'

interface BasemapLayerProps extends LayerProps {
  /** Its colours come from the page's custom properties; a change says that they have changed. */
  theme: string
}

/** Land, water and borders of the embedded basemap, painted on canvas tiles. */
export const BasemapLayer = createTileLayerComponent<BasemapGrid, BasemapLayerProps>(
  (_, context) => createElementObject(new BasemapGrid(mapPainter), context),
  (grid, { theme }, before) => {
    // The theme's attribute is set after this; the new colours are there in the next frame.
    if (theme !== before.theme) requestAnimationFrame(() => grid.repaint())
  },
)
