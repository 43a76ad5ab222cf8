'use client'

import { CircleCheck, CircleDashed, CloudOff, Hourglass, KeyRound } from 'lucide-react'
import type { RegionReport } from '@/lib/console-api/answers'
import { classNames } from '../ui/class-names'
import { regionName } from '../ui/region-name'
import { useRegions } from './use-regions'

interface Look {
  icon: typeof CircleCheck
  ink: string
  words: string
  /** Whether the icon says enough to those who see it. */
  quiet?: boolean
}

const looks: Record<RegionReport['state'], Look> = {
  ok: { icon: CircleCheck, ink: 'text-ok', words: 'ok', quiet: true },
  slow: { icon: Hourglass, ink: 'text-warn', words: 'slow' },
  paused: { icon: Hourglass, ink: 'text-warn', words: 'asks us to wait' },
  down: { icon: CloudOff, ink: 'text-danger', words: 'not answering' },
  refused: { icon: KeyRound, ink: 'text-danger', words: 'token refused' },
  unknown: { icon: CircleDashed, ink: 'text-text-3', words: 'not asked yet', quiet: true },
}

/** How each region is doing. */
export default function RegionStates() {
  const regions = useRegions()
  if (regions.length === 0) return null
  return (
    <ul aria-label="Server API" className="flex gap-3 text-small whitespace-nowrap text-text-2 max-sm:hidden">
      {regions.map(({ region, state }) => {
        const { icon: Icon, ink, words, quiet } = looks[state]
        return (
          <li key={region} className="flex items-center gap-1.5" title={`${regionName(region)}: ${words}`}>
            <Icon size={14} strokeWidth={1.75} aria-hidden className={ink} />
            {regionName(region)} <span className={classNames(quiet ? 'sr-only' : 'max-md:sr-only', ink)}>{words}</span>
          </li>
        )
      })}
    </ul>
  )
}
