'use client'

import { useQueryState } from 'nuqs'
import { useState } from 'react'
import { useAccount } from '../shell/console-context'
import { FirstTime } from './first-time'
import { SearchResults } from './search-results'
import { rememberSearch } from './use-recent-searches'

/** The page `/`: the box, and under it what it found; before any search, what may be searched. `?q=` is its state. */
export function SearchPage() {
  const account = useAccount()
  const [q, setQ] = useQueryState('q', { defaultValue: '', history: 'push' })
  const [typed, setTyped] = useState({ q, text: q })
  // The address may change under the page, by Back or by a link: then the box follows it.
  const text = typed.q === q ? typed.text : q

  const search = (wanted: string) => {
    const next = wanted.trim()
    if (next !== '') rememberSearch(account.id, next)
    setTyped({ q: next, text: next })
    void setQ(next === '' ? null : next)
  }
  const box = { text, onText: (value: string) => setTyped({ q, text: value }), search }

  return q.trim() === '' ? <FirstTime {...box} /> : <SearchResults key={q} q={q} {...box} />
}

export interface BoxState {
  text: string
  onText: (text: string) => void
  /** Searches for this text and remembers it. */
  search: (text: string) => void
}
