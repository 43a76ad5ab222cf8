'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { pages } from '@/lib/console-api/paths'
import { useKeys } from './keys'
import { focusSearchBox } from './search-focus'

const KeysDialog = dynamic(() => import('./keys-dialog').then((module) => module.KeysDialog), { ssr: false })
const SearchDialog = dynamic(() => import('../search/search-dialog').then((module) => module.SearchDialog), { ssr: false })

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
  })
  const close = () => setOpen(null)
  return (
    <>
      {open === 'keys' && <KeysDialog onClose={close} />}
      {open === 'search' && <SearchDialog onClose={close} />}
    </>
  )
}
