'use client'

import type { CatchUpProgress } from '@/lib/console-api/answers'
import { numberText } from '../ui/count-text'
import { Notice } from '../ui/notice'
import { Cell, HeadCell, Table } from '../ui/table'
import { TimeText } from '../ui/time-text'
import { catchUpWords, reachedShare } from './catch-up-words'
import { regionTitle } from './region-title'

/** How far the archive has caught up with what each region has seen. */
export function CatchUpSection({ regions, now }: { regions: readonly CatchUpProgress[]; now: number }) {
  return (
    <section aria-label="Catch-up" className="flex flex-col gap-3 border-t border-line pt-4">
      <h2 className="text-title">Catch-up</h2>
      <p className="text-body text-text-2">
        {regions.length === 0
          ? 'No region is caught up with: only generation v4 can list its events. Visits come in by look-ups, webhooks and imports.'
          : 'After a start, and every 15 minutes, what a region has seen and the archive does not have is stored.'}
      </p>
      {regions.length > 0 && (
        <Table aria-label="Catch-up of each region">
          <thead>
            <tr>
              <HeadCell>Region</HeadCell>
              <HeadCell>State</HeadCell>
              <HeadCell>From</HeadCell>
              <HeadCell>Reached</HeadCell>
              <HeadCell>To</HeadCell>
              <HeadCell>Visits</HeadCell>
            </tr>
          </thead>
          <tbody>
            {regions.map((progress) => (
              <CatchUpRow key={progress.region} progress={progress} now={now} />
            ))}
          </tbody>
        </Table>
      )}
      {regions.map(({ region, lastError }) => lastError && (
        <Notice key={region} tone="warn" title={`${regionTitle(region)}: ${lastError.sentence}`} className="rounded-control">
          <TimeText ms={lastError.at} />. It is tried again by itself, from where it was.
        </Notice>
      ))}
    </section>
  )
}

function CatchUpRow({ progress, now }: { progress: CatchUpProgress; now: number }) {
  const { region, from, to, reached, pages, visits, fresh, unreadable } = progress
  return (
    <tr>
      <Cell className="whitespace-nowrap">{regionTitle(region)}</Cell>
      <Cell>{catchUpWords(progress, now)}</Cell>
      <Cell className="whitespace-nowrap">{from !== undefined && <TimeText ms={from} />}</Cell>
      <Cell className="whitespace-nowrap">
        {reached !== undefined && <TimeText ms={reached} />} {reachedShare(progress)}
      </Cell>
      <Cell className="whitespace-nowrap">{to !== undefined && <TimeText ms={to} />}</Cell>
      <Cell>
        {numberText(visits)}, {numberText(fresh)} of them new, on {numberText(pages)} pages
        {unreadable > 0 && <span className="block text-warn">{numberText(unreadable)} could not be read</span>}
      </Cell>
    </tr>
  )
}
