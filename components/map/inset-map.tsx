'use client'

import { useMemo } from 'react'
import { MapContainer } from 'react-leaflet'
import { BaseLayers } from './base-layers'
import { FitView } from './fit-view'
import { FollowSize } from './follow-size'
import type { MapPath, MapPlace } from './map-path'
import { PathLayer } from './path-layer'
import { createReservedAreas } from './reserved-areas'
import { boundsAround } from './view-bounds'

interface InsetMapProps {
  place: MapPlace
  theme: string
  tileUrl?: string
}

/** Kilometres that are shown around a visit without a radius. */
const defaultRadiusKm = 25

const nothing = () => undefined
const nowhere = () => []

/** The chosen visit at a scale of its own: its circle is a few pixels wide on a map of an ocean. */
export function InsetMap({ place, theme, tileUrl }: InsetMapProps) {
  const reserved = useMemo(() => createReservedAreas(), [])
  const { point } = place
  const { radiusKm } = place.place
  const path = useMemo<MapPath>(() => ({ places: [place], legs: [], unplaced: 0 }), [place])
  const bounds = useMemo(() => boundsAround(point, (radiusKm ?? defaultRadiusKm) * 1.1), [point, radiusKm])
  return (
    <figure className="absolute right-3 bottom-3 z-[900] w-48 overflow-hidden rounded-control border border-line-2 bg-surface max-sm:hidden">
      <figcaption className="border-b border-line px-2 py-0.5 text-label font-normal text-text-2">
        <strong className="font-semibold text-text">Chosen visit</strong> {radiusKm === undefined ? 'radius not reported' : `±${radiusKm} km`}
      </figcaption>
      <div inert aria-hidden className="h-28">
        <MapContainer
          center={point} zoom={7} zoomSnap={0} minZoom={1} maxZoom={12} className="isolate size-full" zoomControl={false} attributionControl={false} keyboard={false}
          dragging={false} scrollWheelZoom={false} doubleClickZoom={false} touchZoom={false} boxZoom={false} zoomAnimation={false} fadeAnimation={false}
        >
          <BaseLayers theme={theme} reserved={reserved} nearer={2} tileUrl={tileUrl} />
          <PathLayer path={path} reserved={reserved} onChoose={nothing} covered={nowhere} />
          <FitView bounds={bounds} edge={6} />
          <FollowSize />
        </MapContainer>
      </div>
    </figure>
  )
}
