import { offsetText } from '@/lib/visits/time-zone'
import { showControls } from '@/lib/visits/safe-text'
import type { ZoneChoice, ZoneMode } from './zone-context'

/** "Berlin" of "Europe/Berlin". */
export const zonePlace = (zone: string) => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone

/** "Berlin, UTC+1" of "Europe/Berlin". */
export function zoneText(zone: string, now: number): string {
  const place = zonePlace(zone)
  const offset = offsetText(zone, now)
  return place === 'UTC' || place === '' ? 'UTC' : `${place}, ${offset}`
}

/** What the zone switch offers; the visitor's only where there is one. */
export function zoneChoices(choice: Pick<ZoneChoice, 'mine' | 'visitorZone' | 'visitorZoneKnown'>, now = 0): { mode: ZoneMode; short: string; label: string; note: string }[] {
  const { mine, visitorZone, visitorZoneKnown } = choice
  const visitors = visitorZone === undefined ? 'no visitor on this page' : visitorZoneKnown ? zoneText(visitorZone, now) : `unknown zone ${showControls(visitorZone).slice(0, 60)}, UTC shown`
  return [
    { mode: 'mine', short: 'Mine', label: 'Mine', note: zoneText(mine, now) },
    { mode: 'utc', short: 'UTC', label: 'UTC', note: 'the same for everybody' },
    { mode: 'visitor', short: 'Visitor', label: 'The visitor’s', note: visitors },
  ]
}
