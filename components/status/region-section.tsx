'use client'

import type { RegionStatus } from '@/lib/console-api/answers'
import { useZone } from '../shell/zone-context'
import { Notice } from '../ui/notice'
import { TimeText } from '../ui/time-text'
import { FactGrid } from './fact-grid'
import { RegionActions } from './region-actions'
import { regionCondition } from './region-condition'
import { regionFacts } from './region-facts'
import { regionTitle } from './region-title'
import { StateTag } from './state-tag'

/** One region: how it is doing, in figures, and what can be done. */
export function RegionSection({ status, now }: { status: RegionStatus; now: number }) {
  const { zone } = useZone()
  const title = regionTitle(status.region)
  const { lastError } = status
  const condition = regionCondition(status)
  return (
    <section aria-label={title} className="flex flex-col gap-3 border-t border-line pt-4">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-title">{title}</h2>
        <StateTag condition={condition} />
        <span className="text-small break-anywhere text-text-3">
          <span className="font-mono">{status.host}</span>, generation {status.generation}
        </span>
      </header>
      <FactGrid facts={regionFacts(status, zone, now)} />
      {lastError && (
        <Notice tone={condition === 'ok' ? 'neutral' : 'warn'} title={lastError.sentence} className="rounded-control">
          {lastError.advice} The last error, <TimeText ms={lastError.at} />.
        </Notice>
      )}
      <RegionActions region={status.region} />
    </section>
  )
}
