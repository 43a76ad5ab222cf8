'use client'

import { useEffect, useRef } from 'react'
import { useMap } from 'react-leaflet'
import type { MapCell } from '@/lib/console-api/answers'
import { CellOverlay } from './cell-overlay'
import type { CellColour } from './fraud-ramp'
import { mapPainter } from './map-painter'
import type { ReservedAreas } from './reserved-areas'

interface CellLayerProps {
  reserved: ReservedAreas
  cells: readonly MapCell[]
  colour: CellColour
  chosen: MapCell | undefined
  /** A change says that the page's colours have changed. */
  theme: string
  onChoose: (cell: MapCell) => void
}

/** The cells of the fraud map. */
export function CellLayer({ reserved, cells, colour, chosen, theme, onChoose }: CellLayerProps) {
  const map = useMap()
  const overlay = useRef<CellOverlay>(null)
  const latest = useRef(onChoose)

  useEffect(function keepLatest() {
    latest.current = onChoose
  })

  useEffect(
    function addOverlay() {
      const added = new CellOverlay(mapPainter, reserved, (cell) => latest.current(cell)).addTo(map)
      overlay.current = added
      return function removeOverlay() {
        overlay.current = null
        added.remove()
      }
    },
    [map, reserved],
  )

  useEffect(
    function showCells() {
      overlay.current?.show({ cells, colour, chosen })
    },
    [map, reserved, cells, colour, chosen],
  )

  useEffect(
    function repaint() {
      // The theme's attribute is set after this; the new colours are there in the next frame.
      const frame = requestAnimationFrame(() => overlay.current?.redraw())
      return () => cancelAnimationFrame(frame)
    },
    [theme],
  )
  return null
}
