'use client'

import 'leaflet/dist/leaflet.css'
import './map.css'
import { useMemo } from 'react'
import { MapContainer } from 'react-leaflet'
import type { MapCell } from '@/lib/console-api/answers'
import { BaseLayers } from './base-layers'
import { BasemapFailure } from './basemap-failure'
import { CellLayer } from './cell-layer'
import { FollowSize } from './follow-size'
import type { CellColour } from './fraud-ramp'
import { MapName } from './map-name'
import { prefersStillness } from './prefers-stillness'
import { ReportView } from './report-view'
import { createReservedAreas } from './reserved-areas'
import type { MapPlaceAndZoom, SeenArea } from './seen-area'
import { WholePixels } from './whole-pixels'
import { ZoomControl } from './zoom-control'

export interface FraudMapProps {
  cells: readonly MapCell[]
  colour: CellColour
  chosen: MapCell | undefined
  /** Where it stands at first; moving it later is the map's own affair. */
  start: MapPlaceAndZoom
  /** The theme that is on; the map's colours change with it. */
  theme: string
  tileUrl?: string
  onChoose: (cell: MapCell) => void
  onView: (seen: SeenArea, place: MapPlaceAndZoom) => void
}

/** Cells of visits over the basemap. Whole zooms alone: between them a browser scales every tile anew for each frame of a drag, which costs three times the frame's budget. */
export default function FraudMap({ cells, colour, chosen, start, theme, tileUrl, onChoose, onView }: FraudMapProps) {
  const reserved = useMemo(() => createReservedAreas(), [])
  const still = useMemo(() => prefersStillness(), [])
  return (
    <>
      <MapContainer
        center={[start.latitude, start.longitude]} zoom={start.zoom} minZoom={1} maxZoom={10} zoomSnap={1} className="isolate size-full" zoomControl={false} attributionControl={false}
        zoomAnimation={!still} fadeAnimation={false} inertia={!still} maxBounds={[[-85, -540], [85, 540]]} maxBoundsViscosity={1}
      >
        <MapName places={cells.length} />
        <BaseLayers theme={theme} reserved={reserved} tileUrl={tileUrl} />
        <CellLayer reserved={reserved} cells={cells} colour={colour} chosen={chosen} theme={theme} onChoose={onChoose} />
        <ReportView onView={onView} />
        <FollowSize />
        <WholePixels />
        <ZoomControl />
      </MapContainer>
      {!tileUrl && <BasemapFailure />}
    </>
  )
}
