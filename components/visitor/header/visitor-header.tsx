'use client'

import { ArrowLeft, Ellipsis, Info, Link as LinkIcon, RefreshCw } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { IconButton } from '@/components/ui/icon-button'
import { Menu } from '@/components/ui/menu'
import { Tag } from '@/components/ui/tag'
import { pages } from '@/lib/console-api/paths'
import { regionName } from '../region-name'
import type { VisitorPageState } from '../use-visitor-page'
import { AskedAgo } from './asked-ago'
import { ConfidenceNote } from './confidence-note'
import { shortenId } from './shorten-id'

interface Props {
  page: VisitorPageState
  /** Whether there is a visitor to refresh and link to. */
  known: boolean
  onCopyLink: () => void
  /** What the last copy came to, to be announced. */
  copied: string | undefined
}

/** Whom the page is about, and what can be done with all of it. */
export function VisitorHeader({ page, known, onCopyLink, copied }: Props) {
  const { visitorId, list } = page
  const router = useRouter()
  const regions = [...new Set((list.sources ?? []).filter(({ source, visits }) => source !== 'archive' && visits > 0).map(({ source }) => source))]
  const failed = (list.sources ?? []).filter(({ source, status }) => source !== 'archive' && status === 'failed')

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
        <CopyButton text={visitorId} what="visitor id" className="max-sm:hidden" />
        {regions.map((region) => (
          <Tag key={region} tone="accent">
            {regionName(region)}
          </Tag>
        ))}
        {failed.map(({ source }) => (
          <Tag key={source} tone="warn">
            {regionName(source)} not answering
          </Tag>
        ))}
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
      {known ? (
        <>
          <div className="ml-auto flex items-center gap-2 max-sm:hidden">
            <AskedAgo at={list.updatedAt} />
            <Button icon={RefreshCw} busy={page.asking} onClick={() => void page.refresh()}>
              Refresh
            </Button>
            <Button icon={LinkIcon} onClick={onCopyLink}>
              Copy link
            </Button>
          </div>
          <div className="flex items-center sm:hidden">
            <CopyButton text={visitorId} what="visitor id" size={18} />
            <Menu
              label="More"
              button={<Ellipsis size={18} strokeWidth={1.75} aria-hidden />}
              buttonClassName="inline-flex size-11 items-center justify-center rounded-control text-text-2"
              entries={[
                { label: 'Refresh', icon: RefreshCw, onChoose: () => void page.refresh() },
                { label: 'Copy link', icon: LinkIcon, onChoose: onCopyLink },
              ]}
            />
          </div>
          <span role="status" className="sr-only">
            {copied}
          </span>
        </>
      ) : null}
    </div>
  )
}
