'use client'

import L from 'leaflet'
import { useEffect } from 'react'
import { useMap } from 'react-leaflet'

/**
 * Moves the map by whole pixels alone. Leaflet lets it glide by parts of one, and where a drag stops the gliding, all of the drag goes on
 * between the pixels: everything on the map is blurred then, and drawing it costs three times as much.
 */
export function WholePixels() {
  const map = useMap()
  useEffect(
    function roundMoves() {
      const pane = map.getPane('mapPane')
      if (!pane) return
      const round = () => {
        const position = L.DomUtil.getPosition(pane)
        const whole = position.round()
        if (!whole.equals(position)) L.DomUtil.setPosition(pane, whole)
      }
      map.on('move', round)
      return function stopRounding() {
        map.off('move', round)
      }
    },
    [map],
  )
  return null
}
