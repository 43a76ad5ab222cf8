'use client'

import { useSearchParams } from 'next/navigation'
import { Suspense, useRef, useState } from 'react'
import { pages } from '@/lib/console-api/paths'
import { useAccount } from '../shell/console-context'
import { FirstTime } from './first-time'
import { loadLaterParts, loadTermsText, SearchResults } from './later-parts'
import { rememberSearch } from './use-recent-searches'

/** The page `/`: the box, and under it what it found; before any search, what may be searched. `?q=` is its state. */
export function SearchPage() {
  const account = useAccount()
  const q = useSearchParams().get('q') ?? ''
  const [typed, setTyped] = useState({ q, text: q })
  // The address may change under the page, by Back or by a link: then the box follows it.
  const text = typed.q === q ? typed.text : q

  const asked = useRef('')
  const [hurried, setHurried] = useState('')

  const onText = (value: string) => {
    asked.current = ''
    loadLaterParts()
    setTyped({ q, text: value })
  }
  const search = async (wanted: string) => {
    const again = asked.current === wanted
    asked.current = wanted
    const termsText = await loadTermsText()
    const next = termsText(wanted)
    // The search is on its way, and pushing it twice would undo the opening.
    if (again) return setHurried(next)
    rememberSearch(account.id, next)
    setTyped({ q: next, text: next })
    // Next follows the browser's own history, without asking the server for the page again.
    if (next !== q) window.history.pushState(null, '', pages.search(next))
  }
  const box = { text, onText, search: (wanted: string) => void search(wanted) }

  if (q.trim() === '') return <FirstTime {...box} />
  return (
    <Suspense>
      <SearchResults key={q} q={q} hurried={hurried === q} {...box} />
    </Suspense>
  )
}
