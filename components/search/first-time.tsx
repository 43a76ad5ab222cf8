'use client'

import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { archiveQuery } from '@/lib/console-api/search-queries'
import { ArchiveNotice } from './archive-notice'
import { KindCards } from './kind-cards'
import { TermChips } from './later-parts'
import { RecentSearches } from './recent-list'
import { SearchBox } from './search-box'
import type { BoxState } from './search-page'
import { Stories } from './stories'

const hint = 'A whole ticket may be pasted: ids and IPs are picked out of it.'

/** Before a search: the box, what it takes, what the archive holds, and the demo stories when there are any. */
export function FirstTime({ text, onText, search }: BoxState) {
  const archive = useQuery(archiveQuery())
  const stories = archive.data?.stories ?? []
  return (
    <div className="mx-auto flex w-full max-w-[808px] flex-col gap-6 px-6 pt-[clamp(24px,10vh,96px)] pb-10 max-sm:px-4 max-sm:pt-6">
      <div>
        <h2 className="text-hero">Whom do you want to look at?</h2>
        <p className="mt-1 mb-3 text-body text-text-2">Paste anything from the ticket. Ids and IPs are recognised; several at once are fine.</p>
        <SearchBox text={text} onText={onText} onSearch={() => search(text)} autoFocus>
          {text.trim() === '' ? hint : <Suspense fallback={hint}><TermChips text={text} onText={onText} /></Suspense>}
        </SearchBox>
      </div>
      <KindCards stories={stories} />
      <ArchiveNotice archive={archive} />
      <div className="grid grid-cols-[260px_1fr] gap-6 max-sm:grid-cols-1">
        <RecentSearches />
        {stories.length > 0 && <Stories stories={stories} />}
      </div>
    </div>
  )
}
