'use client'

import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { FoundVisitor, SearchAnswer } from '@/lib/console-api/answers'
import { Button } from '../ui/button'
import { numberText } from '../ui/count-text'
import { NoMatch } from './no-match'
import { ResultsSkeleton } from './results-skeleton'
import { SearchFailure } from './search-failure'
import { VisitorTable } from './visitor-table'

export type SearchResult = UseInfiniteQueryResult<InfiniteData<SearchAnswer & { tookMs: number }>>

interface ResultsBodyProps {
  q: string
  results: SearchResult
  visitors: readonly FoundVisitor[]
  chosen: number
  onChoose: (row: number) => void
  search: (text: string) => void
}

/** Loading, failed, nothing, or the table. What is there stays while more is fetched, also when that fails. */
export function ResultsBody({ q, results, visitors, chosen, onChoose, search }: ResultsBodyProps) {
  const first = results.data?.pages[0]
  if (!first) return results.isError ? <SearchFailure error={results.error} retry={() => void results.refetch()} /> : <ResultsSkeleton />
  if (visitors.length === 0) return <NoMatch q={q} terms={first.terms} search={search} />
  return (
    <section aria-label="Results" id="results" className="flex flex-col">
      <div className="flex items-center gap-2 border-y border-line bg-sunken px-4 py-2">
        <h2 className="text-body font-semibold">Visitors</h2>
        <p className="text-small text-text-2">
          {results.hasNextPage ? `the ${numberText(visitors.length)} seen last` : numberText(visitors.length)}, in {numberText(Math.max(1, Math.round(first.tookMs)))} ms
        </p>
      </div>
      <VisitorTable visitors={visitors} terms={first.terms} chosen={chosen} onChoose={onChoose} />
      {results.isFetchNextPageError && <SearchFailure error={results.error} retry={() => void results.fetchNextPage()} />}
      {results.hasNextPage && !results.isFetchNextPageError && (
        <div className="px-4 py-2">
          <Button busy={results.isFetchingNextPage} onClick={() => void results.fetchNextPage()}>
            Show more visitors
          </Button>
        </div>
      )}
    </section>
  )
}
