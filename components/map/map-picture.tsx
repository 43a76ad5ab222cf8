'use client'

import type L from 'leaflet'
import { useMemo } from 'react'
import { MapContainer } from 'react-leaflet'
import { BaseLayers } from './base-layers'
import { BasemapFailure } from './basemap-failure'
import { FitView } from './fit-view'
import { FollowSize } from './follow-size'
import { InsetMap } from './inset-map'
import { MapName } from './map-name'
import type { MapPath, MapPlace } from './map-path'
import { PathLayer } from './path-layer'
import type { Rect } from './place-labels'
import { prefersStillness } from './prefers-stillness'
import { createReservedAreas } from './reserved-areas'
import type { ViewBounds } from './view-bounds'
import { WholePixels } from './whole-pixels'
import { ZoomControl } from './zoom-control'

interface MapPictureProps {
  path: MapPath
  /** Index of the chosen place. */
  chosen?: number
  inset?: MapPlace
  bounds: ViewBounds | null
  /** Counts the requests to bring the bounds into view again. */
  fits: number
  theme: string
  tileUrl?: string
  onChoose: (requestId: string) => void
}

const corner = { zoom: { right: 52, bottom: 84 }, table: { width: 72, bottom: 48 }, inset: { width: 212, height: 156 } }

/** Boxes of the picture that controls lie on. */
const coveredWith = (inset: boolean) => (size: L.Point): Rect[] => [
  { left: 0, top: 0, ...corner.zoom },
  { left: size.x - corner.table.width, top: 0, right: size.x, bottom: corner.table.bottom },
  ...(inset ? [{ left: size.x - corner.inset.width, top: size.y - corner.inset.height, right: size.x, bottom: size.y }] : []),
]

/** The map itself: basemap, path, controls and the inset. */
export function MapPicture({ path, chosen, inset, bounds, fits, theme, tileUrl, onChoose }: MapPictureProps) {
  const reserved = useMemo(() => createReservedAreas(), [])
  const still = useMemo(() => prefersStillness(), [])
  return (
    <>
      <MapContainer
        center={[30, 0]} zoom={2} minZoom={1} maxZoom={12} zoomSnap={0.1} className="isolate size-full" zoomControl={false} attributionControl={false}
        zoomAnimation={!still} fadeAnimation={false} inertia={!still} maxBounds={[[-85, -540], [85, 540]]} maxBoundsViscosity={1}
      >
        <MapName places={path.places.length} />
        <BaseLayers theme={theme} reserved={reserved} tileUrl={tileUrl} />
        <PathLayer path={path} chosen={chosen} reserved={reserved} onChoose={onChoose} covered={coveredWith(inset !== undefined)} />
        <FitView bounds={bounds} fits={fits} />
        <FollowSize />
        <WholePixels />
        <ZoomControl />
      </MapContainer>
      {!tileUrl && <BasemapFailure />}
      {inset && <InsetMap place={inset} theme={theme} tileUrl={tileUrl} />}
    </>
  )
}
