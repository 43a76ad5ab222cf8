'use client'

import { History } from 'lucide-react'
import { pages } from '@/lib/console-api/paths'
import { showControls } from '@/lib/visits/safe-text'
import { useAccount } from '../shell/console-context'
import { useHydrated } from '../shell/hydration'
import { useZone } from '../shell/zone-context'
import { Link } from '../ui/link'
import { useNow } from '../ui/use-now'
import { briefWhenText } from '../ui/when-text'
import { forgetSearches, useRecentSearches } from './use-recent-searches'

/** The last searches in this browser. */
export function RecentSearches() {
  const account = useAccount()
  const searches = useRecentSearches(account.id)
  const { zone } = useZone()
  const now = useNow()
  // The server cannot know them, so until then nothing is claimed.
  const known = useHydrated()
  return (
    <section aria-labelledby="recent">
      <div className="mb-1 flex min-h-7 items-center">
        <h2 id="recent" className="flex-1 text-body font-semibold">
          Recent
        </h2>
        {searches.length > 0 && (
          <button type="button" onClick={() => forgetSearches(account.id)} className="min-h-7 px-1 text-small font-medium text-accent hover:underline max-sm:min-h-11">
            Clear
          </button>
        )}
      </div>
      {known && searches.length === 0 && <p className="text-small text-text-2">Nothing yet. Your last 20 searches will be listed here, for you alone.</p>}
      <ul>
        {searches.map(({ q, at }) => (
          <li key={q} className="flex min-h-8 items-center gap-2 max-sm:min-h-11">
            <History size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-text-3" />
            <Link href={pages.search(q)} className="min-w-0 flex-1 truncate py-1.5 font-mono text-small text-text hover:text-accent hover:underline max-sm:py-3.5">
              {showControls(q)}
            </Link>
            <span className="text-label text-text-3">{briefWhenText(zone, at, now)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
