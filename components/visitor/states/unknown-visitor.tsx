'use client'

import { useQuery } from '@tanstack/react-query'
import { SearchX } from 'lucide-react'
import { buttonClass } from '@/components/ui/button-class'
import { numberText } from '@/components/ui/count-text'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { capital, joinWords, spokenRegion } from '@/components/ui/region-name'
import { TimeText } from '@/components/ui/time-text'
import { whenWithin } from '@/components/ui/when-within'
import type { RegionReport } from '@/lib/console-api/answers'
import { pages } from '@/lib/console-api/paths'
import { regionsQuery } from '@/lib/console-api/region-queries'
import { similarQuery } from '@/lib/console-api/visitor-queries'

/** No source knows the id; perhaps a neighbour of it was meant. */
export function UnknownVisitor({ visitorId }: { visitorId: string }) {
  const { data } = useQuery(similarQuery(visitorId))
  const { data: regions = [] } = useQuery(regionsQuery())
  const similar = data?.visitors ?? []
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto border-t border-line">
      <div className="flex-1">
        <EmptyState
          icon={SearchX}
          title="No region knows this id"
          actions={
            <>
              <Link href={pages.search(visitorId)} className={buttonClass('primary')}>
                Edit the search
              </Link>
              <Link href={pages.search(`"${visitorId}"`)} className={buttonClass()}>
                Search as linked id
              </Link>
            </>
          }
        >
          {whoAnswered(regions)} answered “visitor not found”, and the archive has no visit of it. Ids differ between capital and small letters; was it copied whole?
        </EmptyState>
      </div>
      {similar.length > 0 ? (
        <div className="border-t border-line px-5 py-3 text-small text-text-2">
          Did you mean{' '}
          {similar.map(({ visitorId: known, visits, lastSeen }) => (
            <span key={known} className="mr-4 whitespace-nowrap">
              <Link href={pages.visitor(known)} className="inline-flex min-h-7 items-center font-mono text-accent hover:underline max-sm:min-h-11">
                {known}
              </Link>{' '}
              {numberText(visits)} {visits === 1 ? 'visit' : 'visits'}, last <TimeText ms={lastSeen} format={whenWithin} />
            </span>
          ))}
        </div>
      ) : null}
    </div>
  )
}

/** `US and EU both`, `US, EU and AP all`, `The Server API`. */
function whoAnswered(regions: readonly RegionReport[]): string {
  if (regions.length === 0) return 'Every region that was asked'
  const names = capital(joinWords(regions.map(({ region }) => spokenRegion(region))))
  return regions.length === 1 ? names : `${names} ${regions.length === 2 ? 'both' : 'all'}`
}
