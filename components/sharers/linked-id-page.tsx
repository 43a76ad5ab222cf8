'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { Globe, Search } from 'lucide-react'
import { laterApi } from '@/lib/console-api/later-paths'
import { pages } from '@/lib/console-api/paths'
import { linkedIdQuery } from '@/lib/console-api/sharers-queries'
import { showControls } from '@/lib/visits/safe-text'
import { EraseLink } from '../erasure/erase-link'
import { ExportButton } from '../export/export-button'
import { allVisits } from '../export/export-words'
import { buttonClass } from '../ui/button-class'
import { CopyButton } from '../ui/copy-button'
import { Link } from '../ui/link'
import { SharersView } from './sharers-view'

/** Every device of an account, side by side. */
export function LinkedIdPage({ linkedId }: { linkedId: string }) {
  const answer = useInfiniteQuery(linkedIdQuery(linkedId))
  const total = answer.data?.pages[0]?.total
  return (
    <SharersView
      of="linkedId"
      answer={answer}
      heading={
        <div className="flex min-w-0 items-center gap-1">
          <h1 className="min-w-0 truncate font-mono text-id max-sm:text-title">{showControls(linkedId)}</h1>
          <CopyButton text={linkedId} what="the linked id" />
        </div>
      }
      actions={
        <>
          <Link href={pages.search(undefined, { linked_id: linkedId })} className={buttonClass()}>
            <Search size={14} strokeWidth={1.75} aria-hidden />
            Search its visits
          </Link>
          <Link href={`${pages.map}?${new URLSearchParams({ linked_id: linkedId, all: 'true' })}`} className={buttonClass()}>
            <Globe size={14} strokeWidth={1.75} aria-hidden />
            Open on the map
          </Link>
          {total && <ExportButton target={{ path: laterApi.exportLinkedId, query: { id: linkedId }, what: allVisits('with this linked id', total) }} />}
          <EraseLink choice="visits" id={linkedId} />
        </>
      }
    />
  )
}
