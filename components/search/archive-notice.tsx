'use client'

import type { UseQueryResult } from '@tanstack/react-query'
import { Database, DatabaseZap } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { ArchiveSummary } from '@/lib/console-api/answers'
import { Button } from '../ui/button'
import { countText } from '../ui/count-text'
import { Notice } from '../ui/notice'
import { Skeleton } from '../ui/skeleton'

const ConnectDialog = lazy(() => import('./connect-dialog').then((module) => ({ default: module.ConnectDialog })))

/** What the archive holds, and whether it is made up. */
export function ArchiveNotice({ archive }: { archive: UseQueryResult<ArchiveSummary> }) {
  const [asked, setAsked] = useState(false)
  if (archive.isPending) return <Skeleton className="h-[54px] rounded-panel" />
  if (archive.isError) {
    return (
      <Notice tone="warn" className="rounded-panel" title="What the archive holds is not known." action={<Button onClick={() => void archive.refetch()}>Try again</Button>}>
        {archive.error.message} Searching may work nevertheless.
      </Notice>
    )
  }
  const { demo, visits, visitors } = archive.data
  if (!demo) {
    return (
      <Notice icon={Database} className="items-center rounded-panel">
        {visits === 0 ? 'The archive is empty so far. Every visit that a look-up, an import or the ingest method brings is kept in it.' : `The archive holds ${countText(visits, 'visit')} of ${countText(visitors, 'visitor')}.`}
      </Notice>
    )
  }
  return (
    <>
      <Notice icon={DatabaseZap} className="items-center rounded-panel" action={<Button onClick={() => setAsked(true)}>How to connect</Button>}>
        <strong className="font-semibold text-text">Demo visits are loaded.</strong> The archive holds {countText(visits, 'visit')} of {countText(visitors, 'made-up visitor')}. Set a region token to ask your own.
      </Notice>
      <Suspense>{asked && <ConnectDialog onClose={() => setAsked(false)} />}</Suspense>
    </>
  )
}
