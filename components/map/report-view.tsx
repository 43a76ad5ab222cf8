'use client'

import { useEffect, useEffectEvent } from 'react'
import { useMap } from 'react-leaflet'
import { type MapPlaceAndZoom, type SeenArea, seenArea } from './seen-area'

interface ReportViewProps {
  onView: (seen: SeenArea, place: MapPlaceAndZoom) => void
}

/** How long the map has to lie still before it is told where: a drag is often followed by another. */
const restMs = 150

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
      let timer: ReturnType<typeof setTimeout> | undefined
      const wait = () => clearTimeout(timer)
      const onMove = () => {
        wait()
        timer = setTimeout(() => report(), restMs)
      }
      report()
      map.on('moveend resize', onMove).on('movestart', wait)
      return function stopReporting() {
        wait()
        map.off('moveend resize', onMove).off('movestart', wait)
      }
    },
    [map],
  )
  return null
}
