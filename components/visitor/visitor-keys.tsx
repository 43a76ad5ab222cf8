'use client'

import { shiftRange, type TimeRange } from '@/components/charts/brush-range'
import { useKeys, type KeyMap } from '@/components/shell/keys'
import { useSteps } from './use-steps'
import type { VisitorPageState } from './use-visitor-page'

interface Props {
  page: VisitorPageState
  range: TimeRange | undefined
  onOpen: () => void
  /** Where something lies over the page; else Esc is the browser's. */
  onClose: (() => void) | undefined
  onToggleRaw: () => void
  onFilter: () => void
}

/** The keys of the visitor's visits, and what is to be said while a step goes further than what is loaded. */
export default function VisitorKeys({ page, range, onOpen, onClose, onToggleRaw, onFilter }: Props) {
  const { words, step: stepBy } = useSteps(page)
  const step = (direction: 1 | -1, changes: boolean) => () => stepBy(direction, changes)
  const shift = (direction: 1 | -1) => () => {
    const known = page.overview.data
    if (range && known) page.changeView(shiftRange(range, direction, { from: known.firstSeen, to: known.lastSeen }), 'replace')
  }
  const keys: KeyMap = {
    j: step(1, false),
    k: step(-1, false),
    n: step(1, true),
    p: step(-1, true),
    Enter: onOpen,
    ...(onClose ? { Escape: onClose } : {}),
    f: onFilter,
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
