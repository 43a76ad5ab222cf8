'use client'

import { useZone } from '@/components/shell/zone-context'
import { isKnownZone, offsetText, shortDateText, timeText } from '@/lib/visits/time-zone'
import { showControls } from '@/lib/visits/safe-text'
import type { Visit } from '@/lib/visits/visit'

/** `22 Nov 2026, 16:40:13 here · 09:40:13 there (UTC−6)`; a zone that does not exist is named, with UTC. */
export function DetailTimes({ visit }: { visit: Visit }) {
  const { mine } = useZone()
  const theirs = visit.ipLocation?.timezone
  return (
    <p className="px-4 text-small text-text-2">
      <time dateTime={visit.time}>
        {shortDateText(mine, visit.timestamp)}, {timeText(mine, visit.timestamp)}
      </time>{' '}
      here{thereText(theirs, visit.timestamp)}
    </p>
  )
}

function thereText(zone: string | undefined, timestamp: number): string {
  if (zone === undefined) return ` · ${timeText('UTC', timestamp)} UTC`
  if (!isKnownZone(zone)) return ` · unknown zone ${showControls(zone)}, ${timeText('UTC', timestamp)} UTC`
  return ` · ${timeText(zone, timestamp)} there (${offsetText(zone, timestamp)})`
}
