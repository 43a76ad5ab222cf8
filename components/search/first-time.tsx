'use client'

import { Suspense } from 'react'
import type { BoxState } from './box-state'
import { FilterChips, StartingPoints, TermChips } from './later-parts'
import { SearchBox } from './search-box'

const hint = 'A whole ticket may be pasted: only the terms are sent.'

/** Before a search: the box, and where to begin. */
export function FirstTime({ text, filter, onText, search, onFilter }: BoxState) {
  return (
    <div className="mx-auto flex w-full max-w-[808px] flex-col gap-6 px-6 pt-[clamp(24px,10vh,96px)] pb-10 max-sm:px-4 max-sm:pt-6">
      <div>
        <h2 className="text-hero">Whom do you want to look at?</h2>
        <p className="mt-1 mb-3 text-body text-text-2">Paste anything from the ticket. Ids, addresses, URLs and times are recognised; several at once are fine.</p>
        <SearchBox text={text} onText={onText} onSearch={() => search(text)} autoFocus>
          {text.trim() === '' ? hint : <Suspense fallback={hint}><TermChips text={text} onText={onText} /></Suspense>}
        </SearchBox>
        <div className="mt-2 flex min-h-7 flex-wrap items-center gap-2">
          <Suspense>
            <FilterChips values={filter} onChange={onFilter} label="Filter the visits" timed />
          </Suspense>
        </div>
      </div>
      <Suspense>
        <StartingPoints />
      </Suspense>
    </div>
  )
}
