'use client'

import { useEffect, useEffectEvent } from 'react'
import { useMap } from 'react-leaflet'
import { type MapPlaceAndZoom, type SeenArea, seenArea } from './seen-area'

interface ReportViewProps {
  onView: (seen: SeenArea, place: MapPlaceAndZoom) => void
}

/** Tells what is in sight, at first and whenever the map has come to rest. */
export function ReportView({ onView }: ReportViewProps) {
  const map = useMap()
  const report = useEffectEvent(() => {
    const bounds = map.getBounds()
    const { lat, lng } = map.getCenter().wrap()
    const edges = { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() }
    onView(seenArea(edges, map.getZoom()), { latitude: lat, longitude: lng, zoom: map.getZoom() })
  })
  useEffect(
    function reportMoves() {
      const onMove = () => report()
      onMove()
      map.on('moveend resize', onMove)
      return function stopReporting() {
        map.off('moveend resize', onMove)
      }
    },
    [map],
  )
  return null
}
