'use client'

import { Ellipsis, Link as LinkIcon, List, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useKeys } from '@/components/shell/keys'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Menu } from '@/components/ui/menu'
import { later } from '@/components/ui/later'
import type { VisitorPageState } from '../use-visitor-page'
import { AskedAgo } from './asked-ago'
import { useCopies } from './use-copies'

const AllFacts = later(() => import('./all-facts'))

interface Props {
  page: VisitorPageState
  /** Whether there is a visitor; of an unknown one only the keys act. */
  known: boolean
}

/** What can be done with the whole visitor, by keys too, whatever the page has to show; a phone keeps it in a menu. */
export default function HeaderActions({ page, known }: Props) {
  const { copied, copyId, copyLink } = useCopies(page)
  const [factsOpen, setFactsOpen] = useState(false)
  const nothing = page.list.visits.length === 0 && page.list.error !== null
  const refresh = () => {
    if (nothing) page.list.retry()
    else if (!page.asking) void page.refresh()
  }
  useKeys({ c: copyId, l: copyLink, r: refresh })

  const announcement = (
    <span role="status" className={copied === undefined ? 'sr-only' : 'sr-only sm:not-sr-only sm:text-label sm:text-text-2'}>
      {copied}
    </span>
  )
  if (!known) return announcement
  return (
    <>
      <div className="ml-auto flex items-center gap-2 max-sm:hidden">
        <AskedAgo at={page.list.updatedAt} />
        <Button icon={RefreshCw} busy={page.asking} onClick={refresh}>
          Refresh
        </Button>
        <Button icon={LinkIcon} onClick={copyLink}>
          Copy link
        </Button>
      </div>
      <div className="flex items-center sm:hidden">
        <CopyButton text={page.visitorId} what="visitor id" size={18} />
        <Menu
          label="More of this visitor"
          button={<Ellipsis size={18} strokeWidth={1.75} aria-hidden />}
          buttonClassName="inline-flex size-11 items-center justify-center rounded-control text-text-2"
          entries={[
            { label: 'All facts', icon: List, onChoose: () => setFactsOpen(true) },
            { label: 'Refresh', icon: RefreshCw, onChoose: refresh },
            { label: 'Copy link', icon: LinkIcon, onChoose: copyLink },
          ]}
        />
        {factsOpen ? <AllFacts page={page} onClose={() => setFactsOpen(false)} /> : null}
      </div>
      {announcement}
    </>
  )
}
