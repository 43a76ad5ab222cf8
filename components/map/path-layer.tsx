'use client'

import type L from 'leaflet'
import { useEffect, useRef } from 'react'
import { useMap } from 'react-leaflet'
import type { MapPath } from './map-path'
import { PathOverlay } from './path-overlay'
import type { Rect } from './place-labels'
import type { ReservedAreas } from './reserved-areas'

interface PathLayerProps {
  path: MapPath
  /** Index of the place that is marked. */
  chosen?: number
  reserved: ReservedAreas
  onChoose: (requestId: string) => void
  covered: (size: L.Point) => Rect[]
}

/** Places and legs of a path. */
export function PathLayer({ path, chosen, reserved, onChoose, covered }: PathLayerProps) {
  const map = useMap()
  const overlay = useRef<PathOverlay>(null)
  const latest = useRef({ onChoose, covered })

  useEffect(function keepLatest() {
    latest.current = { onChoose, covered }
  })

  useEffect(
    function showPath() {
      const shown = new PathOverlay({
        path, reserved, choose: (requestId) => latest.current.onChoose(requestId), covered: (size) => latest.current.covered(size),
      }).addTo(map)
      overlay.current = shown
      return function removePath() {
        overlay.current = null
        shown.remove()
      }
    },
    [map, path, reserved],
  )

  useEffect(
    function markChosen() {
      overlay.current?.choose(chosen)
    },
    [path, chosen],
  )
  return null
}
