'use client'

import type { CatchUpProgress } from '@/lib/console-api/answers'
import { useZone } from '../shell/zone-context'
import { Notice } from '../ui/notice'
import { TimeText } from '../ui/time-text'
import { catchUpFacts } from './catch-up-facts'
import { FactGrid } from './fact-grid'
import { regionTitle } from './region-title'

/** How far the archive has caught up with what each region has seen; `now` is the server's clock. */
export function CatchUpSection({ regions, now }: { regions: readonly CatchUpProgress[]; now: number }) {
  return (
    <section aria-label="Catch-up" className="flex flex-col gap-3 border-t border-line pt-4">
      <h2 className="text-title">Catch-up</h2>
      <p className="text-body text-text-2">
        {regions.length === 0
          ? 'No region is caught up with: only generation v4 can list its events. Visits come in by look-ups, imports and the ingest method.'
          : 'After a start, and every 15 minutes, what a region has seen and the archive does not have is stored.'}
      </p>
      {regions.map((progress) => (
        <RegionCatchUp key={progress.region} progress={progress} now={now} />
      ))}
    </section>
  )
}

function RegionCatchUp({ progress, now }: { progress: CatchUpProgress; now: number }) {
  const { zone } = useZone()
  const { region, lastError } = progress
  return (
    <section aria-label={`Catch-up, ${regionTitle(region)}`} className="flex flex-col gap-2">
      <h3 className="text-body font-semibold">{regionTitle(region)}</h3>
      <FactGrid facts={catchUpFacts(progress, zone, now)} />
      {lastError && (
        <Notice tone="warn" title={lastError.sentence} className="rounded-control">
          <TimeText ms={lastError.at} />. It is tried again by itself, from where it was.
        </Notice>
      )}
    </section>
  )
}
