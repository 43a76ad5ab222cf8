'use client'

import { Download, Ellipsis, Eraser, Link as LinkIcon, List, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { EraseLink } from '@/components/erasure/erase-link'
import { erasureAddress } from '@/components/erasure/erasure-targets'
import { allVisits } from '@/components/export/export-words'
import { useExportDialog } from '@/components/export/use-export-dialog'
import { useAccount } from '@/components/shell/console-context'
import { useKeys } from '@/components/shell/keys'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Menu } from '@/components/ui/menu'
import { later } from '@/components/ui/later'
import type { ExportTarget } from '@/lib/console-api/download-export'
import { laterApi } from '@/lib/console-api/later-paths'
import { filterQuery } from '@/lib/console-api/visitor-queries'
import type { VisitorPageState } from '../use-visitor-page'
import { countFilters } from '../view/visitor-view'
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
  const exported = useExportDialog(exportOf(page))
  const { role } = useAccount()
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
        {exported.may && (
          <Button icon={Download} aria-haspopup="dialog" onClick={exported.open}>
            Export
          </Button>
        )}
        <EraseLink choice="visitor" id={page.visitorId} />
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
            ...(exported.may ? [{ label: 'Export', icon: Download, onChoose: exported.open }] : []),
            ...(role === 'admin' ? [{ label: 'Erase', icon: Eraser, href: erasureAddress('visitor', page.visitorId) }] : []),
          ]}
        />
        {factsOpen ? <AllFacts page={page} onClose={() => setFactsOpen(false)} /> : null}
      </div>
      {exported.dialog}
      {announcement}
    </>
  )
}

/** All visits of the visitor, or those that the filters leave. */
function exportOf({ visitorId, filter, overview }: VisitorPageState): ExportTarget {
  const filtered = countFilters(filter) > 0
  return {
    path: laterApi.exportVisitor(visitorId),
    query: filterQuery(filter),
    what: filtered ? allVisits('of this visitor that the filters leave') : allVisits('of this visitor', overview.data && { visits: overview.data.visits }),
  }
}
