'use client'

import { Clock, TriangleAlert } from 'lucide-react'
import { showControls } from '@/lib/visits/safe-text'
import { Menu } from '../ui/menu'
import { useNow } from '../ui/use-now'
import { zoneChoices, zoneText } from './zone-choices'
import { useZone } from './zone-context'

/** Whose clock the times follow. */
export function ZoneMenu() {
  const choice = useZone()
  const now = useNow()
  const unknown = choice.mode === 'visitor' && choice.visitorZone !== undefined && !choice.visitorZoneKnown
  const Icon = unknown ? TriangleAlert : Clock
  return (
    <Menu
      label="Time zone"
      button={
        <>
          <Icon size={14} strokeWidth={1.75} aria-hidden className={unknown ? 'text-warn' : 'text-text-3'} />
          <span className="max-w-[260px] truncate">{unknown ? `unknown zone ${showControls(choice.visitorZone ?? '')}, UTC` : zoneText(choice.zone, now)}</span>
        </>
      }
      buttonClassName="inline-flex min-h-7 items-center gap-1.5 rounded-control px-1.5 text-small text-text-2 hover:bg-hover hover:text-text max-sm:hidden"
      entries={zoneChoices(choice, now).map(({ mode, label, note }) => ({ label, note, checked: mode === choice.mode, onChoose: () => choice.choose(mode) }))}
    />
  )
}
