'use client'

import { Minus, Plus } from 'lucide-react'
import { useState } from 'react'
import { useMap, useMapEvents } from 'react-leaflet'

/** Plus and minus, as one block in the corner. */
export function ZoomControl() {
  const map = useMap()
  const [zoom, setZoom] = useState(() => map.getZoom())
  useMapEvents({ zoomend: () => setZoom(map.getZoom()) })
  return (
    <div className="absolute left-3 top-3 z-[1000] overflow-hidden rounded-control border border-line-2 bg-surface max-sm:rounded-panel">
      <ZoomButton label="Zoom in" off={zoom >= map.getMaxZoom()} act={() => map.zoomIn()} icon={Plus} />
      <div className="h-px bg-line" />
      <ZoomButton label="Zoom out" off={zoom <= map.getMinZoom()} act={() => map.zoomOut()} icon={Minus} />
    </div>
  )
}

interface ZoomButtonProps {
  label: string
  off: boolean
  act: () => void
  icon: typeof Plus
}

function ZoomButton({ label, off, act, icon: Icon }: ZoomButtonProps) {
  return (
    <button
      type="button" aria-label={label} title={label} aria-disabled={off}
      className="grid size-7 place-items-center text-text hover:bg-hover focus-visible:-outline-offset-2 aria-disabled:opacity-45 max-sm:size-11"
      onClick={(event) => {
        event.stopPropagation()
        if (!off) act()
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <Icon size={14} strokeWidth={1.75} aria-hidden />
    </button>
  )
}
