'use client'

import { shiftRange, type TimeRange } from '@/components/charts/brush-range'
import { useKeys, type KeyMap } from '@/components/shell/keys'
import { filterPanelId } from './timeline/filter-panel-id'
import { useSteps } from './use-steps'
import type { VisitorPageState } from './use-visitor-page'

interface Props {
  page: VisitorPageState
  range: TimeRange | undefined
  onChangeRange: (range: TimeRange, history: 'push' | 'replace') => void
  onOpen: () => void
  onClose: () => void
  onToggleRaw: () => void
  onCopyId: () => void
  onCopyLink: () => void
}

/** The keys of the visitor page, and what is to be said while a step goes further than what is loaded. */
export default function VisitorKeys({ page, range, onChangeRange, onOpen, onClose, onToggleRaw, onCopyId, onCopyLink }: Props) {
  const { words, step: stepBy } = useSteps(page)
  const step = (direction: 1 | -1, changes: boolean) => () => stepBy(direction, changes)
  const shift = (direction: 1 | -1) => () => {
    const known = page.overview.data
    if (range && known) onChangeRange(shiftRange(range, direction, { from: known.firstSeen, to: known.lastSeen }), 'replace')
  }
  const keys: KeyMap = {
    j: step(1, false),
    k: step(-1, false),
    n: step(1, true),
    p: step(-1, true),
    Enter: onOpen,
    Escape: onClose,
    c: onCopyId,
    l: onCopyLink,
    r: () => void page.refresh(),
    f: () => document.getElementById(filterPanelId)?.showPopover(),
    m: () => {
      page.fitMap()
      void page.setView({ map: page.view.map === 'path' ? 'chosen' : 'path' }, { history: 'push' })
    },
    o: onToggleRaw,
    '[': shift(-1),
    ']': shift(1),
  }
  useKeys(keys)
  return (
    <p role="status" className={words === '' ? 'sr-only' : 'floating fixed bottom-4 left-1/2 z-[1300] -translate-x-1/2 px-3 py-2 text-small max-md:bottom-20'}>
      {words}
    </p>
  )
}
