'use client'

import { useEffect, useRef } from 'react'
import { useMap } from 'react-leaflet'
import { prefersStillness } from './prefers-stillness'
import type { ViewBounds } from './view-bounds'

interface FitViewProps {
  /** One object as long as it is the same; null leaves the map where it is. */
  bounds: ViewBounds | null
  /** Another number brings the same bounds into view again. */
  fits?: number
  /** CSS pixels to keep free; without it as much as suits the map's width. */
  edge?: number
}

const deepestFit = 10

/** Brings the bounds into view whenever they are other ones or are asked for again, at once the first time and within a quarter of a second later. */
export function FitView({ bounds, fits = 0, edge }: FitViewProps) {
  const map = useMap()
  const fitted = useRef<string>(undefined)

  useEffect(
    function fitWhileSeen() {
      const fit = () => {
        const size = map.getSize()
        const key = JSON.stringify([bounds, fits])
        if (bounds === null || fitted.current === key || size.x === 0 || size.y === 0) return
        const animate = fitted.current !== undefined && !prefersStillness()
        fitted.current = key
        const free = edge ?? Math.min(44, Math.round(size.x / 8))
        map.fitBounds(bounds, { padding: [free, free], maxZoom: deepestFit, animate, duration: 0.25 })
      }
      // A hidden map has no size; it is fitted when it gets one.
      map.on('resize', fit)
      fit()
      return function stopFitting() {
        map.off('resize', fit)
      }
    },
    [map, bounds, fits, edge],
  )
  return null
}
