'use client'

import 'leaflet/dist/leaflet.css'
import './map.css'
import { useMemo, useState } from 'react'
import type { Role, VisitorPath } from '@/lib/console-api/answers'
import { canDraw } from './can-draw'
import type { ChosenVisit } from './chosen-visit'
import { chosenPlace, chosenSpot, withSpot } from './chosen-visit'
import { MapLegend } from './map-legend'
import { mapNotes } from './map-notes'
import { mapPath } from './map-path'
import { MapPicture } from './map-picture'
import { PathTable } from './path-table'
import { useStableChosen } from './use-stable-chosen'
import { pathView, placeView } from './view-bounds'

export interface VisitMapProps {
  path: VisitorPath
  chosen?: ChosenVisit
  /** `path` shows all places, `chosen` the surroundings of the chosen visit. */
  mode: 'path' | 'chosen'
  /** Counts the requests to bring that into view again, wherever somebody has moved the map. */
  fits: number
  /** The theme that is on; the map's colours change with it. */
  theme: string
  role: Role
  tileUrl?: string
  /** Called with the newest visit of a place. */
  onChoose: (requestId: string) => void
}

/** Where a visitor was: places, legs by speed, and the chosen visit at its own scale; or the same as a table. */
export default function VisitMap({ path, chosen: given, mode, fits, theme, role, tileUrl, onChoose }: VisitMapProps) {
  const chosen = useStableChosen(given)
  const drawable = useMemo(() => canDraw(), [])
  const [asTable, setAsTable] = useState(false)
  const drawn = useMemo(() => mapPath(path), [path])
  const index = useMemo(() => chosenPlace(drawn.places, chosen), [drawn, chosen])
  const spot = useMemo(() => chosenSpot(drawn.places, index, chosen), [drawn, index, chosen])
  const pathBounds = useMemo(() => pathView(drawn), [drawn])
  const chosenBounds = useMemo(() => (spot ? placeView(spot) : null), [spot])
  const shown = useMemo(() => (index === undefined ? withSpot(drawn, spot) : drawn), [drawn, index, spot])
  const notes = mapNotes(path, drawn, role)
  const tableShown = asTable || !drawable
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="relative min-h-0 flex-1">
        {tableShown ? (
          <PathTable path={path} chosen={index === undefined ? undefined : path.places.findIndex((place) => place === drawn.places[index]?.place)} onChoose={onChoose} />
        ) : (
          <MapPicture
            path={shown} chosen={index ?? (spot ? shown.places.length - 1 : undefined)} inset={mode === 'path' ? spot : undefined}
            bounds={mode === 'chosen' ? (chosenBounds ?? pathBounds) : pathBounds} fits={fits} theme={theme} tileUrl={tileUrl} onChoose={onChoose}
          />
        )}
        {drawable && (
          <button
            type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}
            className="absolute top-3 right-3 z-[1000] min-h-7 rounded-control border border-line-2 bg-surface px-2.5 text-small font-medium text-text hover:bg-hover aria-pressed:bg-hover max-sm:min-h-11"
          >
            Table
          </button>
        )}
      </div>
      {(notes.length > 0 || !drawable) && (
        <p className="shrink-0 border-t border-line px-4 py-1.5 text-label font-normal text-text-2">
          {[...(drawable ? [] : ['This browser cannot draw the map, so here is its table.']), ...notes].join(' ')}
        </p>
      )}
      {!tableShown && <MapLegend embedded={!tileUrl} />}
    </div>
  )
}
