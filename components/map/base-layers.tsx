'use client'

import { TileLayer } from 'react-leaflet'
import { BasemapLayer } from './basemap-layer'
import { LabelLayer } from './label-layer'
import type { ReservedAreas } from './reserved-areas'

interface BaseLayersProps {
  theme: string
  reserved: ReservedAreas
  nearer?: number
  /** Of a configured tile server, with {z}, {x} and {y}; without one the embedded basemap is shown. */
  tileUrl?: string
}

/** What lies under the visits. */
export function BaseLayers({ theme, reserved, nearer, tileUrl }: BaseLayersProps) {
  if (tileUrl) return <TileLayer url={tileUrl} />
  return (
    <>
      <BasemapLayer theme={theme} />
      <LabelLayer theme={theme} reserved={reserved} nearer={nearer} />
    </>
  )
}
