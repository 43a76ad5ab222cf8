'use client'

import { Ellipsis, Link as LinkIcon, RefreshCw } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Menu } from '@/components/ui/menu'
import type { VisitorPageState } from '../use-visitor-page'
import { AskedAgo } from './asked-ago'

interface Props {
  page: VisitorPageState
  onCopyLink: () => void
  /** What the last copy came to, to be announced. */
  copied: string | undefined
}

/** What can be done with the whole visitor; a phone keeps it in a menu. */
export default function HeaderActions({ page, onCopyLink, copied }: Props) {
  const refresh = () => void page.refresh()
  return (
    <>
      <div className="ml-auto flex items-center gap-2 max-sm:hidden">
        <AskedAgo at={page.list.updatedAt} />
        <Button icon={RefreshCw} busy={page.asking} onClick={refresh}>
          Refresh
        </Button>
        <Button icon={LinkIcon} onClick={onCopyLink}>
          Copy link
        </Button>
      </div>
      <div className="flex items-center sm:hidden">
        <CopyButton text={page.visitorId} what="visitor id" size={18} />
        <Menu
          label="More"
          button={<Ellipsis size={18} strokeWidth={1.75} aria-hidden />}
          buttonClassName="inline-flex size-11 items-center justify-center rounded-control text-text-2"
          entries={[
            { label: 'Refresh', icon: RefreshCw, onChoose: refresh },
            { label: 'Copy link', icon: LinkIcon, onChoose: onCopyLink },
          ]}
        />
      </div>
      <span role="status" className={copied === undefined ? 'sr-only' : 'sr-only sm:not-sr-only sm:text-label sm:text-text-2'}>
        {copied}
      </span>
    </>
  )
}
