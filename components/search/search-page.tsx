'use client'

import { useSearchParams } from 'next/navigation'
import { Suspense, useEffect, useRef, useState } from 'react'
import { pages } from '@/lib/console-api/paths'
import type { FilterChanges } from '../filters/filter-names'
import { useAccount } from '../shell/console-context'
import { useZone } from '../shell/zone-context'
import { FirstTime } from './first-time'
import { loadLaterParts, loadSearchOf, SearchResults } from './later-parts'
import { changeFilter, isFiltered, readFilter } from './search-filter'
import { rememberSearch } from './use-recent-searches'

/** The page `/`: the box, and under it what it found; before any search, what may be searched. `?q=` and the filter beside it are its state. */
export function SearchPage() {
  const account = useAccount()
  const { zone } = useZone()
  const parameters = useSearchParams()
  const q = parameters.get('q') ?? ''
  const filter = readFilter(parameters)
  const [typed, setTyped] = useState({ q, text: q, more: 0 })
  // The address may change under the page, by Back or by a link: then the box follows it.
  const { text, more } = typed.q === q ? typed : { text: q, more: 0 }

  const asked = useRef('')
  const [hurried, setHurried] = useState('')
  useEffect(
    function endAsking() {
      asked.current = ''
      // Coming back to a search by Back opens nothing.
      return () => setHurried((before) => (before === q ? '' : before))
    },
    [q],
  )

  const onText = (value: string) => {
    asked.current = ''
    loadLaterParts()
    setTyped({ q, text: value, more: 0 })
  }
  const search = async (wanted: string) => {
    const again = asked.current === wanted
    asked.current = wanted
    const searchOf = await loadSearchOf()
    const { q: next, more } = searchOf(wanted, zone)
    // The search is on its way, and pushing it twice would undo the opening.
    if (again) return setHurried(next)
    rememberSearch(account.id, next)
    setTyped({ q: next, text: next, more })
    // Next follows the browser's own history, without asking the server for the page again.
    if (next === q) asked.current = ''
    else window.history.pushState(null, '', pages.search(next, filter))
  }
  const onFilter = (changes: FilterChanges) => window.history.pushState(null, '', pages.search(q, changeFilter(filter, changes)))
  const box = { text, more, filter, onText, search: (wanted: string) => void search(wanted), onFilter }

  if (q.trim() === '' && !isFiltered(filter)) return <FirstTime {...box} />
  return (
    <Suspense>
      <SearchResults key={pages.search(q, filter)} q={q} hurried={hurried !== '' && hurried === q} {...box} />
    </Suspense>
  )
}
