'use client'

import type { ReactNode } from 'react'
import { useZone } from '@/components/shell/zone-context'
import { countText, numberText } from '@/components/ui/count-text'
import { Sheet } from '@/components/ui/sheet'
import { TimeText } from '@/components/ui/time-text'
import type { VisitorOverview } from '@/lib/console-api/answers'
import { shortDateText, shortTimeText } from '@/lib/visits/time-zone'
import type { VisitorPageState } from '../use-visitor-page'
import type { VisitorView } from '../view/visitor-view'
import { FactsSkeleton } from './facts-skeleton'
import { usualHoursLabel } from './usual-hours-label'
import { ValueList } from './value-list'

/** All that is known of the visitor in figures, for windows whose header has no room for it. */
export default function AllFacts({ page, onClose }: { page: VisitorPageState; onClose: () => void }) {
  const { overview, overviewAwaits } = page
  return (
    <Sheet title="All facts" onClose={onClose}>
      {overview.data ? (
        <Facts facts={overview.data} page={page} onClose={onClose} />
      ) : overview.isError && !overviewAwaits ? (
        <p role="status" className="text-small text-text-2">
          The overview could not be fetched. {overview.error.message}
        </p>
      ) : (
        <FactsSkeleton />
      )}
    </Sheet>
  )
}

function Facts({ facts, page: { view, changeView }, onClose }: { facts: VisitorOverview; page: VisitorPageState; onClose: () => void }) {
  const narrow = (patch: Partial<VisitorView>) => {
    changeView(patch)
    onClose()
  }
  const zone = useZone()
  const { usualHours, linkedIds, countries } = facts
  return (
    <div className="flex flex-col gap-4">
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2">
        <Fact label="First seen">
          <TimeText ms={facts.firstSeen} format={dated} />
        </Fact>
        <Fact label="Last seen">
          <TimeText ms={facts.lastSeen} format={dated} />
        </Fact>
        <Fact label="Visits">
          {numberText(facts.visits)}, {numberText(facts.recentVisits)} in 10 days
        </Fact>
        <Fact label="IPs">{numberText(facts.ipCount)}</Fact>
        {usualHours ? (
          <Fact label={usualHoursLabel(zone)}>
            {hour(usualHours.from)} to {hour(usualHours.to)}
          </Fact>
        ) : null}
      </dl>
      <ValueList
        title={countText(facts.linkedIdCount, 'linked id')}
        values={linkedIds}
        chosen={view.linked_id}
        searched
        rest={restText(facts.linkedIdCount - linkedIds.length, facts.visitsWithoutLinkedId)}
        onChoose={(value) => narrow({ linked_id: value })}
      />
      <ValueList
        title={countText(facts.countryCount, 'country', 'countries')}
        values={countries}
        chosen={view.country}
        rest={restText(facts.countryCount - countries.length)}
        onChoose={(value) => narrow({ country: value })}
      />
    </div>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-label text-text-2">{label}</dt>
      <dd className="text-body font-medium">{children}</dd>
    </div>
  )
}

/** What the list leaves out. */
function restText(cut: number, without = 0): string | undefined {
  const parts = [cut > 0 ? `${numberText(cut)} more with fewer visits` : undefined, without > 0 ? `${countText(without, 'visit')} without one` : undefined]
  return parts.filter((part) => part !== undefined).join(', ') || undefined
}

/** `3 Mar 2026, 09:14` */
const dated = (zone: string, timestamp: number) => `${shortDateText(zone, timestamp)}, ${shortTimeText(zone, timestamp)}`

const hour = (value: number) => String(value).padStart(2, '0')
