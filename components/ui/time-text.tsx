'use client'

import { isKnownZone, offsetText, shortDateText, timeText } from '@/lib/visits/time-zone'
import { showControls } from '@/lib/visits/safe-text'
import { useZone } from '../shell/zone-context'
import { useNow } from './use-now'
import { useTooltip } from './use-tooltip'
import { whenText } from './when-text'

interface TimeTextProps {
  /** Epoch ms. */
  ms: number
  /** How it reads in the chosen zone; without it "Today, 16:40" and "12 Aug 2026". */
  format?: (zone: string, ms: number, now: number) => string
  /** The zone that this very visit reports, when it is another than the page's visitor's. */
  visitorZone?: string
  /** Leaves it out of the tab order: for rows that take the focus themselves; where they are a button, with the tip. */
  skipped?: boolean
  className?: string
}

/** An instant in the chosen zone; hover or focus, its own or its button's, tells it for here, the visitor and UTC. */
export function TimeText({ ms, format = whenText, visitorZone, skipped, className }: TimeTextProps) {
  const choice = useZone()
  const now = useNow()
  const theirs = visitorZone ?? choice.visitorZone
  const { anchor, tip } = useTooltip(() => (
    <dl className="grid grid-cols-[auto_auto] gap-x-4">
      <dt className="text-text-3">Here</dt>
      <dd>{wholeText(choice.mine, ms)}</dd>
      {theirs !== undefined && (
        <>
          <dt className="text-text-3">Visitor</dt>
          <dd className="break-anywhere">{isKnownZone(theirs) ? wholeText(theirs, ms) : `unknown zone ${showControls(theirs)}`}</dd>
        </>
      )}
      <dt className="text-text-3">UTC</dt>
      <dd className="font-mono">{isoText(ms)}</dd>
    </dl>
  ))
  return (
    <>
      <time {...anchor} dateTime={isoText(ms)} tabIndex={skipped ? undefined : 0} className={className}>
        {format(choice.zone, ms, now)}
      </time>
      {tip}
    </>
  )
}

function wholeText(zone: string, ms: number): string {
  return `${shortDateText(zone, ms)}, ${timeText(zone, ms)} ${offsetText(zone, ms)}`
}

/** Never throws, also for an instant that no calendar has. */
function isoText(ms: number): string {
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? 'unknown' : date.toISOString().replace(/\.000Z$/, 'Z')
}
