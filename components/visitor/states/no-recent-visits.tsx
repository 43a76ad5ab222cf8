'use client'

import { CalendarClock } from 'lucide-react'
import { useZone } from '@/components/shell/zone-context'
import { Button } from '@/components/ui/button'
import { numberText } from '@/components/ui/count-text'
import { EmptyState } from '@/components/ui/empty-state'
import type { SourceReport } from '@/lib/console-api/answers'
import { dateText } from '@/lib/visits/time-zone'
import { failureOf } from '../refresh/failure-of'
import { joinSubjects, joinWords, spokenRegion } from '@/components/ui/region-name'
import { CoverageLine } from '../timeline/coverage-line'
import type { VisitorPageState } from '../use-visitor-page'

/** The regions know the visitor and have nothing of the last ten days. */
export default function NoRecentVisits({ page, onShow }: { page: VisitorPageState; onShow: () => void }) {
  const { zone } = useZone()
  const { list, overview } = page
  const regions = (list.sources ?? []).filter(({ source }) => source !== 'archive')
  const last = list.newestVisit
  const failure = failureOf(page)
  const archived = overview.data?.visits
  const visits = archived === undefined ? 'visits' : `${numberText(archived)} ${archived === 1 ? 'visit' : 'visits'}`
  return (
    <>
      <div className="min-h-0 flex-1 overflow-y-auto border-t border-line">
        <EmptyState
          icon={CalendarClock}
          title="No visits in the last 10 days"
          actions={
            <>
              {last ? (
                <Button variant="primary" onClick={onShow}>
                  Show {archived === undefined ? 'the archived visits' : `${numberText(archived)} archived ${archived === 1 ? 'visit' : 'visits'}`}
                </Button>
              ) : null}
              <Button busy={page.asking} onClick={() => void page.refresh()}>
                Ask again
              </Button>
            </>
          }
        >
          {regionWords(regions)} {last ? `The archive has ${visits}, the last on ${dateText(zone, last.timestamp)}.` : 'The archive has none either.'}
          <span role="status" className="mt-1 block text-danger empty:hidden">
            {failure ? `The regions could not be asked again. ${failure.message}` : null}
          </span>
        </EmptyState>
      </div>
      <CoverageLine page={page} />
    </>
  )
}

/** `The EU region knows this visitor and has nothing recent. US does not know this id.` A region that knows nothing reaches back to nothing. */
function regionWords(regions: readonly SourceReport[]): string {
  const known = regions.filter(({ reachesBackTo }) => reachesBackTo !== null).map(({ source }) => source)
  const strangers = regions.filter(({ reachesBackTo }) => reachesBackTo === null).map(({ source }) => spokenRegion(source))
  if (known.length === 0) return 'No region knows this visitor.'
  const nothing = `${joinSubjects(known)} ${known.length === 1 ? 'knows this visitor and has' : 'know this visitor and have'} nothing recent.`
  return strangers.length === 0 ? nothing : `${nothing} ${joinWords(strangers)} ${strangers.length === 1 ? 'does' : 'do'} not know this id.`
}
