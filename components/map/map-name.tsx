'use client'

import { useEffect } from 'react'
import { useMap } from 'react-leaflet'

/** Leaflet makes its element focusable and moves it by the arrow keys, but names it not. */
export function MapName({ places }: { places: number }) {
  const map = useMap()
  useEffect(
    function nameMap() {
      const element = map.getContainer()
      element.setAttribute('role', 'group')
      element.setAttribute('aria-label', `Map of ${places === 1 ? '1 place' : `${places} places`}. Arrow keys move it, plus and minus zoom.`)
      return function unnameMap() {
        element.removeAttribute('role')
        element.removeAttribute('aria-label')
      }
    },
    [map, places],
  )
  return null
}
