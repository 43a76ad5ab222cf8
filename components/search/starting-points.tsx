'use client'

import { useQuery } from '@tanstack/react-query'
import { archiveQuery } from '@/lib/console-api/search-queries'
import { SavedSearches } from '../saved/saved-list'
import { ArchiveNotice } from './archive-notice'
import { KindCards } from './kind-cards'
import { RecentSearches } from './recent-list'
import { Stories } from './stories'

/** Where to begin: what may be searched, what the archive holds, recent searches, and the demo stories when there are any. */
export function StartingPoints() {
  const archive = useQuery(archiveQuery())
  const stories = archive.data?.stories ?? []
  return (
    <>
      <KindCards stories={stories} />
      <ArchiveNotice archive={archive} />
      <div className="grid grid-cols-[260px_1fr] gap-6 max-sm:grid-cols-1">
        <div className="flex flex-col gap-6">
          <SavedSearches />
          <RecentSearches />
        </div>
        {stories.length > 0 && <Stories stories={stories} />}
      </div>
    </>
  )
}
