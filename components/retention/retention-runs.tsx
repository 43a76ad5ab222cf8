'use client'

import type { RetentionRun } from '@/lib/console-api/answers'
import { dateText } from '@/lib/visits/time-zone'
import { countText } from '../ui/count-text'
import { TimeText } from '../ui/time-text'

/** What was removed for its age, the newest first, with how far a run under way is. */
export function RetentionRuns({ runs }: { runs: readonly RetentionRun[] }) {
  if (runs.length === 0) return <p className="text-small text-text-3">Nothing has been removed for its age yet.</p>
  return (
    <ul aria-label="Removed for their age" className="w-full border-t border-line">
      {runs.map(({ id, before, startedAt, finishedAt, visits, visitors }) => (
        <li key={id} className="border-b border-line py-2 text-small">
          <span role="status" className="block text-text-2">
            {finishedAt === undefined ? 'Being removed: ' : 'Removed: '}
            {countText(visits, 'visit')}, {countText(visitors, 'visitor')} wholly
            {finishedAt === undefined ? ', so far' : ''}
          </span>
          <span className="block text-text-3">
            <TimeText ms={startedAt} />, what was before {dateText('UTC', before)}, UTC
          </span>
        </li>
      ))}
    </ul>
  )
}
