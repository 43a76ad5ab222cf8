'use client'

import { FingerprintPattern } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { Link } from '../ui/link'
import { useAccount } from './console-context'
import { entriesFor, isCurrent, settingsEntry } from './entries'
import { RailLink } from './rail-link'

/** The pages, at the left edge of wide screens. */
export function Rail() {
  const pathname = usePathname()
  const { role } = useAccount()
  return (
    <nav aria-label="Pages" className="flex w-16 shrink-0 flex-col gap-0.5 border-r border-line bg-bg px-1.5 pb-2 max-md:hidden">
      <Link href="/" aria-label="Sightline, to the search" className="mx-auto mt-2.5 mb-3 flex size-7 items-center justify-center rounded-control bg-text text-surface">
        <FingerprintPattern size={18} strokeWidth={1.75} aria-hidden />
      </Link>
      {entriesFor(role).map((entry) => (
        <RailLink key={entry.href} entry={entry} current={isCurrent(entry, pathname)} />
      ))}
      <RailLink entry={settingsEntry} current={isCurrent(settingsEntry, pathname)} className="mt-auto" />
    </nav>
  )
}
