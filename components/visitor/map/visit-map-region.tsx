'use client'

import { useQuery } from '@tanstack/react-query'
import { useTheme } from 'next-themes'
import dynamic from 'next/dynamic'
import { memo, useDeferredValue, useMemo } from 'react'
import { useConsole } from '@/components/shell/console-context'
import { Button } from '@/components/ui/button'
import { numberText } from '@/components/ui/count-text'
import { SegmentedControl } from '@/components/ui/segmented-control'
import { pathQuery } from '@/lib/console-api/visitor-queries'
import { hasPosition } from '@/lib/visits/geography'
import { placeName } from '@/lib/visits/place-name'
import type { Visit } from '@/lib/visits/visit'
import { Region } from '../region'
import type { VisitorPageState } from '../use-visitor-page'
import { MapSkeleton } from './map-skeleton'

// Drawn anew for what it shows alone: every marker and leg is dear.
const VisitMap = memo(dynamic(() => import('@/components/map/visit-map'), { ssr: false, loading: () => <MapSkeleton /> }))

interface Props {
  page: VisitorPageState
  /** Once it has been in sight: what nobody looks at is neither asked for nor drawn. */
  drawn: boolean
  onChoose: (requestId: string) => void
}

/** Where the visitor was: the whole path, or the chosen visit at its own scale. */
export default function VisitMapRegion({ page, drawn, onChoose }: Props) {
  const { visitorId, filter, view, setView, chosenId, details, list, mapFits, fitMap } = page
  const { account, tileUrl } = useConsole()
  const { resolvedTheme } = useTheme()
  // The path waits for the first rows: it is the dearer answer, and nobody looks at it first.
  const { data: answer, error, refetch } = useQuery({ ...pathQuery(visitorId, filter), enabled: drawn && list.visits.length > 0 })
  const data = useDeferredValue(answer)
  const visit = details.data?.visit.requestId === chosenId ? details.data?.visit : list.visits.find((candidate) => candidate.requestId === chosenId)
  const chosen = useMemo(() => (visit ? chosenPlace(visit) : undefined), [visit])

  return (
    <Region
      label="Visit map"
      className="h-full"
      note={data ? placesText(data.places.length, data.unplaced) : undefined}
      actions={
        <SegmentedControl
          label="Map shows"
          value={view.map}
          onChange={(map) => {
            fitMap()
            void setView({ map }, { history: 'push' })
          }}
          options={[
            { value: 'path', label: 'Whole path' },
            { value: 'chosen', label: 'Chosen visit' },
          ]}
        />
      }
    >
      <div className="relative min-h-0 flex-1">
        {data ? (
          <VisitMap path={data} chosen={chosen} mode={view.map} fits={mapFits} theme={resolvedTheme === 'dark' ? 'dark' : 'light'} onChoose={onChoose} tileUrl={tileUrl} role={account.role} />
        ) : error ? (
          <div className="flex flex-col items-center gap-2 p-6 text-center text-small text-text-2">
            The path could not be fetched. {error.message}
            <Button onClick={() => void refetch()}>Try again</Button>
          </div>
        ) : (
          <MapSkeleton />
        )}
      </div>
    </Region>
  )
}

function chosenPlace(visit: Visit) {
  if (!hasPosition(visit)) return { requestId: visit.requestId }
  const { latitude, longitude, accuracyRadius } = visit.ipLocation
  return { requestId: visit.requestId, latitude, longitude, radiusKm: accuracyRadius, label: placeName(visit) }
}

function placesText(places: number, unplaced: number): string {
  const known = `${numberText(places)} ${places === 1 ? 'place' : 'places'}`
  return unplaced === 0 ? known : `${known}, ${numberText(unplaced)} ${unplaced === 1 ? 'visit' : 'visits'} without one`
}
