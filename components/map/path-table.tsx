'use client'

import type { PathLeg, PathPlace, VisitorPath } from '@/lib/console-api/answers'
import { showControls } from '@/lib/visits/safe-text'
import { gapText, kmText, speedText } from '@/lib/visits/travel-words'
import { Cell, HeadCell, Table } from '../ui/table'
import { TimeText } from '../ui/time-text'

interface PathTableProps {
  path: VisitorPath
  chosen?: number
  onChoose: (requestId: string) => void
}

/** The map in words: the same places and legs, newest leg first. */
export function PathTable({ path, chosen, onChoose }: PathTableProps) {
  return (
    <div className="h-full overflow-y-auto bg-surface">
      <h3 className="flex h-[52px] items-center px-4 text-body font-semibold max-sm:h-[68px]">Places and legs</h3>
      <Table aria-label="Places">
        <thead>
          <tr><HeadCell>Place</HeadCell><HeadCell>Visits</HeadCell><HeadCell>Radius</HeadCell><HeadCell>First</HeadCell><HeadCell>Last</HeadCell></tr>
        </thead>
        <tbody>
          {path.places.map((place, index) => (
            <PlaceRow key={place.requestId} place={place} chosen={index === chosen} choose={() => onChoose(place.requestId)} />
          ))}
        </tbody>
      </Table>
      {path.legs.length > 0 && (
        <Table aria-label="Legs between places, newest first">
          <thead>
            <tr><HeadCell>From</HeadCell><HeadCell>To</HeadCell><HeadCell>Distance</HeadCell><HeadCell>Gap</HeadCell><HeadCell>Speed</HeadCell><HeadCell>Verdict</HeadCell></tr>
          </thead>
          <tbody>
            {path.legs.map((leg, index) => <LegRow key={`${leg.travel.to.requestId} ${index}`} leg={leg} places={path.places} />).reverse()}
          </tbody>
        </Table>
      )}
    </div>
  )
}

function PlaceRow({ place, chosen, choose }: { place: PathPlace; chosen: boolean; choose: () => void }) {
  return (
    <tr aria-current={chosen || undefined} className="aria-[current]:bg-accent-weak">
      <Cell>
        <button type="button" onClick={choose} className="relative min-h-6 min-w-7 text-left text-accent after:absolute after:inset-x-0 after:-inset-y-0.5 hover:underline" title="Choose the newest visit here">{showControls(place.label)}</button>
      </Cell>
      <Cell>{place.visits}</Cell>
      <Cell className="whitespace-nowrap">{place.radiusKm === undefined ? 'not reported' : `±${place.radiusKm} km`}</Cell>
      <Cell className="whitespace-nowrap"><TimeText ms={place.firstSeen} /></Cell>
      <Cell className="whitespace-nowrap"><TimeText ms={place.lastSeen} /></Cell>
    </tr>
  )
}

function LegRow({ leg: { from, to, travel }, places }: { leg: PathLeg; places: readonly PathPlace[] }) {
  const name = (index: number) => showControls(places[index]?.label ?? 'unknown place')
  return (
    <tr className={travel.verdict === 'impossible' ? 'text-danger' : travel.verdict === 'unlikely' ? 'text-warn' : undefined}>
      <Cell>{name(from)}</Cell>
      <Cell>{name(to)}</Cell>
      <Cell className="whitespace-nowrap">{kmText(travel.distanceKm)}</Cell>
      <Cell className="whitespace-nowrap">{gapText(travel.gapMs)}</Cell>
      <Cell className="whitespace-nowrap">{speedText(travel.speedKmh)}</Cell>
      <Cell>{travel.explained ? `${travel.verdict}, explained: ${showControls(travel.explained)}` : travel.verdict}</Cell>
    </tr>
  )
}
