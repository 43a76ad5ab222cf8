'use client'

import { useQuery } from '@tanstack/react-query'
import type { Erasure } from '@/lib/console-api/answers'
import { erasuresQuery } from '@/lib/console-api/erasure-queries'
import { showControls } from '@/lib/visits/safe-text'
import { countText } from '../ui/count-text'
import { QueryFailure } from '../ui/query-failure'
import { Skeleton } from '../ui/skeleton'
import { TimeText } from '../ui/time-text'
import { targetWords } from './erasure-targets'

/** What was erased, the newest first, with how far those under way are. */
export function ErasureList() {
  const { data, error, refetch } = useQuery(erasuresQuery())
  if (error) return <QueryFailure what="the erasures" error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton className="h-12 w-full" />
  if (data.erasures.length === 0) return <p className="text-small text-text-3">Nothing has been erased yet.</p>
  return (
    <ul aria-label="Erased" className="w-full border-t border-line">
      {data.erasures.map((erasure) => (
        <Line key={erasure.id} erasure={erasure} />
      ))}
    </ul>
  )
}

function Line({ erasure }: { erasure: Erasure }) {
  const { mark, reason, account, requestedAt, finishedAt, visits, visitors } = erasure
  return (
    <li className="border-b border-line py-2 text-small">
      <span className="block text-text">
        {targetWords(erasure)}, <span className="font-mono">{mark}</span>
      </span>
      <span role="status" className="block text-text-2">
        {finishedAt === undefined ? 'Being erased: ' : 'Erased: '}
        {countText(visits, 'visit')} of {countText(visitors, 'visitor')}
        {finishedAt === undefined ? ' so far' : ''}
      </span>
      <span className="block break-anywhere text-text-3">
        <TimeText ms={requestedAt} />, by {account}: {showControls(reason)}
      </span>
    </li>
  )
}
