'use client'

import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { FoundVisitor, SearchAnswer } from '@/lib/console-api/answers'
import type { FilterChanges, FilterValues } from '../filters/filter-names'
import { Button } from '../ui/button'
import { numberText } from '../ui/count-text'
import { LookedBack } from './looked-back'
import { NoMatch } from './no-match'
import { ResultLinks } from './result-links'
import { ResultsSkeleton } from './results-skeleton'
import { SearchFailure } from './search-failure'
import { VisitorTable } from './visitor-table'

export type SearchResult = UseInfiniteQueryResult<InfiniteData<SearchAnswer & { tookMs: number }>>

interface ResultsBodyProps {
  q: string
  filter: FilterValues
  results: SearchResult
  visitors: readonly FoundVisitor[]
  chosen: number
  onChoose: (row: number) => void
  search: (text: string) => void
  onFilter: (changes: FilterChanges) => void
}

/** Loading, failed, nothing, or the table. What is there stays while more is fetched, also when that fails. */
export function ResultsBody({ q, filter, results, visitors, chosen, onChoose, search, onFilter }: ResultsBodyProps) {
  const first = results.data?.pages[0]
  const lookedBack = results.data?.pages.at(-1)?.lookedBack
  if (!first) return results.isError ? <SearchFailure error={results.error} retry={() => void results.refetch()} /> : <ResultsSkeleton />
  if (visitors.length === 0 && !lookedBack && !results.hasNextPage) return <NoMatch q={q} terms={first.terms} filter={filter} search={search} onFilter={onFilter} />
  return (
    <section aria-label="Results" id="results" className="flex flex-col">
      <div className="flex flex-wrap items-center gap-2 border-y border-line bg-sunken px-4 py-2">
        <h2 className="text-body font-semibold">Visitors</h2>
        <p className="text-small text-text-2">
          {results.hasNextPage ? `the ${numberText(visitors.length)} seen last` : numberText(visitors.length)}, in {numberText(Math.max(1, Math.round(first.tookMs)))} ms
        </p>
        <ResultLinks q={q} terms={first.terms} filter={filter} />
      </div>
      {visitors.length > 0 && <VisitorTable visitors={visitors} terms={first.terms} chosen={chosen} onChoose={onChoose} />}
      {lookedBack && <LookedBack lookedBack={lookedBack} found={visitors.length > 0} />}
      {results.isFetchNextPageError && <SearchFailure error={results.error} retry={() => void results.fetchNextPage()} />}
      {results.hasNextPage && !results.isFetchNextPageError && (
        <div className="px-4 py-2">
          <Button busy={results.isFetchingNextPage} onClick={() => void results.fetchNextPage()}>
            {lookedBack ? 'Look further back' : 'Show more visitors'}
          </Button>
        </div>
      )}
    </section>
  )
}
