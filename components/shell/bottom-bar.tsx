'use client'

import { Menu } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { lazy, Suspense, useState } from 'react'
import { classNames } from '../ui/class-names'
import { useAccount } from './console-context'
import { entriesFor, isCurrent } from './entries'
import { RailLink, railItemClass } from './rail-link'

const MoreSheet = lazy(() => import('./more-sheet').then((module) => ({ default: module.MoreSheet })))

/** The rail of narrow screens. What does not fit is under More. */
export function BottomBar() {
  const pathname = usePathname()
  const { role } = useAccount()
  const [more, setMore] = useState(false)
  return (
    <nav aria-label="Pages" className="grid shrink-0 auto-cols-fr grid-flow-col border-t border-line bg-bg px-2 py-1.5 pb-[max(6px,env(safe-area-inset-bottom))] md:hidden">
      {entriesFor(role).map((entry) => (
        <RailLink key={entry.href} entry={entry} current={isCurrent(entry, pathname)} />
      ))}
      <button type="button" aria-haspopup="dialog" onClick={() => setMore(true)} className={classNames(railItemClass, 'text-text-3')}>
        <Menu size={18} strokeWidth={1.75} aria-hidden />
        More
      </button>
      <Suspense>{more && <MoreSheet onClose={() => setMore(false)} />}</Suspense>
    </nav>
  )
}
