'use client'

import type { ReactNode } from 'react'
import { useZone } from '@/components/shell/zone-context'
import { numberText } from '@/components/ui/count-text'
import { TimeText } from '@/components/ui/time-text'
import { useNow } from '@/components/ui/use-now'
import { classNames } from '@/components/ui/class-names'
import { showControls } from '@/lib/visits/safe-text'
import { shortDateText, shortTimeText } from '@/lib/visits/time-zone'
import { gapText } from '@/lib/visits/travel-words'
import type { VisitorPageState } from '../use-visitor-page'
import { FactsSkeleton } from './facts-skeleton'
import { LinkedIds } from './linked-ids'
import { usualHoursLabel } from './usual-hours-label'

/** Countries that the line has room for. */
const mostCountries = 5

/** Characters of a country's code, which may be any text. */
const longestCode = 24

/** The visitor in figures. */
export default function VisitorFacts({ page }: { page: VisitorPageState }) {
  const { overview, changeView, view } = page
  const now = useNow()
  const zone = useZone()
  const facts = overview.data
  if (!facts) return overview.isError ? <FactsFailed page={page} /> : <FactsSkeleton />
  const { usualHours } = facts
  return (
    // What begins a line hides its border beyond the edge.
    <div className="mx-5 overflow-hidden max-sm:mx-4">
      <dl className="-ml-[21px] flex flex-wrap gap-y-1 pt-1 pb-2.5 max-sm:ml-0 max-sm:gap-x-8 max-sm:py-2">
        <Fact label="First seen" className="max-sm:hidden">
          <TimeText ms={facts.firstSeen} format={dated} />
        </Fact>
        <Fact label="Last seen" className="max-sm:order-last">
          <TimeText ms={facts.lastSeen} /> <Quiet className="max-sm:hidden">{agoText(now - facts.lastSeen)}</Quiet>
        </Fact>
        <Fact label="Visits">
          {numberText(facts.visits)} <Quiet className="max-sm:hidden">{numberText(facts.recentVisits)} in 10 days</Quiet>
        </Fact>
        <Fact label="Linked ids">
          <LinkedIds facts={facts} chosen={view.linked_id} onFilter={(value) => changeView({ linked_id: value })} />
        </Fact>
        <Fact label="Countries">
          <span className="sm:hidden">{facts.countryCount}</span>
          <span className="flex flex-wrap gap-x-2 max-sm:hidden">
            {facts.countries.slice(0, mostCountries).map(({ value, visits }) => (
              <button key={value} type="button" title={`Only visits from ${showControls(value)}`} aria-pressed={view.country === value} onClick={() => changeView({ country: view.country === value ? null : value })} className="relative min-h-6 after:absolute after:-inset-0.5 hover:text-accent aria-pressed:text-accent">
                {codeText(value)} <Quiet>{numberText(visits)}</Quiet>
              </button>
            ))}
            {facts.countryCount > mostCountries ? <Quiet>+{facts.countryCount - mostCountries}</Quiet> : null}
            {facts.countryCount === 0 ? <Quiet>none</Quiet> : null}
          </span>
        </Fact>
        <Fact label="IPs" className="max-sm:hidden">
          {numberText(facts.ipCount)}
        </Fact>
        {usualHours ? (
          <Fact label={usualHoursLabel(zone)} className="max-sm:hidden">
            {hour(usualHours.from)} to {hour(usualHours.to)}
          </Fact>
        ) : null}
      </dl>
    </div>
  )
}

function Fact({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div className={classNames('border-l border-line px-5 max-sm:border-l-0 max-sm:px-0', className)}>
      <dt className="text-label text-text-2">{label}</dt>
      <dd className="min-h-6 text-body leading-6 font-medium whitespace-nowrap max-sm:text-title">{children}</dd>
    </div>
  )
}

function Quiet({ className, children }: { className?: string; children: ReactNode }) {
  return <span className={classNames('font-normal text-text-2', className)}>{children}</span>
}

function FactsFailed({ page }: { page: VisitorPageState }) {
  return (
    <p role="status" className="px-5 pt-2 pb-3 text-small text-text-2">
      The overview could not be fetched. {page.overview.error?.message}{' '}
      <button type="button" className="min-h-7 font-medium text-accent hover:underline max-sm:min-h-11" onClick={() => void page.overview.refetch()}>
        Try again
      </button>
    </p>
  )
}

const codeText = (code: string) => showControls(code.length > longestCode ? `${code.slice(0, longestCode)}…` : code)

/** `3 Mar 2026, 09:14` */
const dated = (zone: string, timestamp: number) => `${shortDateText(zone, timestamp)}, ${shortTimeText(zone, timestamp)}`

const agoText = (ms: number) => (ms < 60_000 ? 'just now' : `${gapText(ms)} ago`)

const hour = (value: number) => String(value).padStart(2, '0')
