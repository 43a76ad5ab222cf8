'use client'

import { CircleCheck, CloudOff, Hourglass } from 'lucide-react'
import { classNames } from '../ui/class-names'
import { useSources, type SourceState } from './use-sources'

const names: Record<string, string> = { us: 'US', eu: 'EU', ap: 'AP', embedded: 'Embedded' }

const looks: Record<SourceState, { icon: typeof CircleCheck; ink: string }> = {
  ok: { icon: CircleCheck, ink: 'text-ok' },
  slow: { icon: Hourglass, ink: 'text-warn' },
  'not answering': { icon: CloudOff, ink: 'text-danger' },
}

/** How each region did at the last look-up. */
export function SourceStates() {
  const sources = useSources()
  if (sources.length === 0) return null
  return (
    <ul aria-label="Server API" className="flex gap-3 text-small text-text-2 max-sm:hidden">
      {sources.map(({ source, state }) => {
        const { icon: Icon, ink } = looks[state]
        return (
          <li key={source} className="flex items-center gap-1.5" title={`${names[source] ?? source}: ${state} at the last look-up`}>
            <Icon size={14} strokeWidth={1.75} aria-hidden className={ink} />
            {names[source] ?? source}
            <span className={classNames(state === 'ok' && 'sr-only', ink)}>{state}</span>
          </li>
        )
      })}
    </ul>
  )
}
