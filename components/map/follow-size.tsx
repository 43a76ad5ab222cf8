'use client'

import { useEffect } from 'react'
import { useMap } from 'react-leaflet'

/** Tells Leaflet when the map's element has another size: columns move, tabs hide and show it. */
export function FollowSize() {
  const map = useMap()
  useEffect(
    function watchSize() {
      const observer = new ResizeObserver(() => map.invalidateSize({ pan: false }))
      observer.observe(map.getContainer())
      return function stopWatching() {
        observer.disconnect()
      }
    },
    [map],
  )
  return null
}
