'use client'

import { useQuery } from '@tanstack/react-query'
import type { StatusAnswer } from '@/lib/console-api/answers'
import { statusQuery } from '@/lib/console-api/status-queries'
import { timeText } from '@/lib/visits/time-zone'
import { gapText } from '@/lib/visits/travel-words'
import { useZone } from '../shell/zone-context'
import { Notice } from '../ui/notice'
import { QueryFailure } from '../ui/query-failure'
import { Skeleton } from '../ui/skeleton'
import { ArchiveSection } from './archive-section'
import { CatchUpSection } from './catch-up-section'
import { RegionSection } from './region-section'
import { useSomebodyHere } from './use-somebody-here'

/** For the admin: how the regions, the archive and the catch-up are doing. */
export function StatusPage() {
  const live = useSomebodyHere()
  const { data, error, refetch } = useQuery(statusQuery({ live }))
  return (
    <div className="mx-auto flex w-full max-w-[1080px] flex-col gap-6 p-6 max-sm:p-4">
      {data && <Masthead status={data} live={live} />}
      {error && <QueryFailure what={data ? 'the status anew; what is shown is older' : 'the status'} error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton className="h-64 w-full" />}
      {data && <Sections status={data} />}
    </div>
  )
}

function Masthead({ status: { at, version, startedAt }, live }: { status: StatusAnswer; live: boolean }) {
  const { zone } = useZone()
  return (
    <p className="text-small text-text-2">
      Sightline {version}, up for {gapText(at - startedAt)}. As of {timeText(zone, at)}, {live ? 'refreshed every 5 s' : 'not refreshed while nobody is here'}. Figures count from the start.
    </p>
  )
}

function Sections({ status: { regions, archive, catchUp, at } }: { status: StatusAnswer }) {
  return (
    <>
      {regions.every(({ region }) => region === 'embedded') && (
        <Notice title="Only the embedded Server API is asked.">
          To ask the vendor’s regions, set <code>SERVER_API_US_TOKEN</code>, <code>SERVER_API_EU_TOKEN</code> or <code>SERVER_API_AP_TOKEN</code>, then start Sightline again.
        </Notice>
      )}
      {regions.map((region) => (
        <RegionSection key={region.region} status={region} now={at} />
      ))}
      <CatchUpSection regions={catchUp} now={at} />
      <ArchiveSection archive={archive} />
    </>
  )
}
