'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useState, type KeyboardEvent } from 'react'
import type { FoundVisitor } from '@/lib/console-api/answers'
import { pages } from '@/lib/console-api/paths'
import { searchQuery } from '@/lib/console-api/search-queries'
import { FilterChips } from '../filters/filter-chips'
import { SaveSearch } from '../saved/save-search'
import { SavedSearches } from '../saved/saved-list'
import { useKeys } from '../shell/keys'
import { countText } from '../ui/count-text'
import type { BoxState } from './box-state'
import { KeysHint } from './keys-hint'
import { RecentSearches } from './recent-list'
import { ResultsBody } from './results-body'
import { SearchBox } from './search-box'
import { TermChips } from './term-chips'
import { rowId } from './row-id'

interface SearchResultsProps extends BoxState {
  q: string
  /** Enter was pressed twice before this was there: the first row shall open. */
  hurried: boolean
}

/** What a search found. The first row is chosen, so that a second Enter opens it; the arrow keys choose another. */
export function SearchResults({ q, hurried, text, more, filter, onText, search, onFilter }: SearchResultsProps) {
  const router = useRouter()
  const results = useInfiniteQuery(searchQuery(q, filter))
  const visitors = eachOnce(results.data?.pages.flatMap((page) => page.visitors) ?? [])
  const terms = results.data?.pages[0]?.terms ?? []
  const exactId = terms.find(({ kind }) => kind === 'visitorId')?.value
  const [moved, setChosen] = useState<number>()
  // An id that was pasted whole is meant, also when others that begin like it were seen later.
  const chosen = moved ?? Math.max(0, visitors.findIndex(({ visitorId }) => visitorId === exactId))
  const [waiting, setWaiting] = useState(false)
  const impatient = hurried || waiting
  const unchanged = text.trim() === q.trim()
  // An id that the archive does not know may still be known to the Server API: its page asks.
  const target = visitors[chosen]?.visitorId ?? exactId

  const open = () => {
    if (target !== undefined) router.push(pages.visitor(target))
    else setWaiting(results.isPending)
  }
  const move = (step: number, focus: boolean) => {
    const next = Math.max(0, Math.min(visitors.length - 1, chosen + step))
    setChosen(next)
    const link = document.getElementById(rowId(next))
    if (focus) link?.focus()
    link?.scrollIntoView({ block: 'nearest' })
  }

  // Enter was pressed again before the answer was there.
  useEffect(() => {
    if (impatient && target !== undefined) router.push(pages.visitor(target))
  }, [impatient, target, router])

  useKeys({ ArrowDown: () => move(1, true), ArrowUp: () => move(-1, true), Enter: open })

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined || visitors.length === 0) return
    event.preventDefault()
    move(step, false)
  }

  return (
    <div className="flex min-h-full max-md:flex-col">
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="px-6 pt-5 pb-4 max-sm:px-3 max-sm:pt-3">
          <SearchBox
            text={text}
            onText={onText}
            onSearch={() => (unchanged && !results.isError ? open() : unchanged ? void results.refetch() : search(text))}
            onKeyDown={onKeyDown}
            autoFocus
            busy={results.isFetching && !results.isFetchingNextPage}
            controls={visitors.length > 0 ? 'results' : undefined}
            activeRow={unchanged && visitors.length > 0 ? rowId(chosen) : undefined}
          >
            {text.trim() === '' ? 'Everybody whom the filters let through.' : <TermChips text={text} more={more} onText={onText} onSearch={search} />}
          </SearchBox>
          <div className="mt-2 flex flex-wrap items-center gap-2">
            <FilterChips values={filter} onChange={onFilter} label="Filter the visits" timed />
            <div className="ml-auto flex flex-wrap items-center gap-1">
              <SaveSearch label="Save search" />
            </div>
          </div>
        </div>
        {/* There from the first render on, since only a change in it is spoken. */}
        <p role="status" className="sr-only">
          {results.isPending && results.isFetching && 'Searching'}
          {results.data && (visitors.length === 0 ? 'Nothing was found' : `${countText(visitors.length, 'visitor')}${results.hasNextPage ? ', there are more' : ''}`)}
        </p>
        <ResultsBody q={q} filter={filter} onFilter={onFilter} results={results} visitors={visitors} chosen={chosen} onChoose={setChosen} search={search} />
      </div>
      <aside aria-label="Saved and recent searches, and keys" className="flex w-[296px] shrink-0 flex-col gap-6 border-l border-line px-5 py-4 max-md:w-full max-md:border-t max-md:border-l-0">
        <SavedSearches />
        <RecentSearches />
        <div className="max-md:hidden">
          <KeysHint />
        </div>
      </aside>
    </div>
  )
}

/** A visitor with a thousand visits since the page before may come again. */
function eachOnce(visitors: readonly FoundVisitor[]): FoundVisitor[] {
  return [...new Map(visitors.map((visitor) => [visitor.visitorId, visitor])).values()]
}
