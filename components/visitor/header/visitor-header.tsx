import { ArrowLeft, Info } from 'lucide-react'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { pages } from '@/lib/console-api/paths'
import { later } from '@/components/ui/later'
import type { VisitorPageState } from '../use-visitor-page'
import { ConfidenceNote } from './confidence-note'
import { shortenId } from './shorten-id'

const IdExtras = later(() => import('./id-extras'), <span className="size-7 max-sm:hidden" />)

interface Props {
  page: VisitorPageState
  /** Whether there is a visitor to say anything about. */
  known: boolean
  /** What can be done with all of it. */
  actions?: ReactNode
}

/** Whom the page is about. */
export function VisitorHeader({ page, known, actions }: Props) {
  const { visitorId, list } = page
  const router = useRouter()

  return (
    <div className="flex min-h-12 flex-wrap items-center gap-x-3 px-5 pt-2.5 max-sm:flex-nowrap max-sm:gap-x-1 max-sm:border-b max-sm:border-line max-sm:px-1 max-sm:py-1">
      <IconButton icon={ArrowLeft} label="Back to the search" size={18} className="sm:hidden" onClick={() => router.push(pages.search())} />
      <div className="flex min-w-0 flex-wrap items-center gap-x-2 max-sm:flex-1">
        <h1 title={visitorId} className="min-w-0 font-mono text-id break-anywhere max-sm:text-title">
          {/* One text for those who read or search the page; a phone shows its ends. */}
          <span className="max-sm:sr-only">{visitorId}</span>
          <span aria-hidden className="sm:hidden">
            {shortenId(visitorId)}
          </span>
        </h1>
        <IdExtras visitorId={visitorId} sources={list.sources} />
        {known ? (
          <p className="flex items-center gap-1.5 text-small text-text-2 max-sm:w-full max-sm:text-label">
            <Info size={14} strokeWidth={1.75} aria-hidden className="max-sm:hidden" />
            <span>One browser, not one person.</span>
            <span className="max-sm:hidden">
              <ConfidenceNote confidence={list.newestVisit?.confidence} loaded={list.newestVisit !== undefined} />
            </span>
          </p>
        ) : null}
      </div>
      {actions}
    </div>
  )
}
