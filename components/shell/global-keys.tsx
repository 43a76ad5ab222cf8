'use client'

import { useRouter } from 'next/navigation'
import { lazy, Suspense, useState } from 'react'
import { pages } from '@/lib/console-api/paths'
import { useKeys } from './keys'
import { focusSearchBox } from './search-focus'

const KeysDialog = lazy(() => import('./keys-dialog').then((module) => ({ default: module.KeysDialog })))
const SearchDialog = lazy(() => import('../search/search-dialog').then((module) => ({ default: module.SearchDialog })))

/** The keys that act on every page, and what they open. */
export function GlobalKeys() {
  const router = useRouter()
  const [open, setOpen] = useState<'keys' | 'search' | null>(null)
  const search = () => {
    if (!focusSearchBox()) setOpen('search')
  }
  useKeys({
    '/': search,
    'mod+k': search,
    '?': () => setOpen('keys'),
    'g s': () => router.push(pages.search()),
    'g l': () => router.push(pages.live),
    'g m': () => router.push(pages.map),
  })
  const close = () => setOpen(null)
  return (
    <Suspense>
      {open === 'keys' && <KeysDialog onClose={close} />}
      {open === 'search' && <SearchDialog onClose={close} />}
    </Suspense>
  )
}
