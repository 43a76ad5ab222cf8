'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { pages } from '@/lib/console-api/paths'
import { useAccount } from '../shell/console-context'
import { useZone } from '../shell/zone-context'
import { Dialog } from '../ui/dialog'
import { termsText } from './chips'
import { SearchBox } from './search-box'
import { TermChips } from './term-chips'
import { rememberSearch } from './use-recent-searches'

/** The search box over a page that has none. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const router = useRouter()
  const account = useAccount()
  const { zone } = useZone()
  const [text, setText] = useState('')

  const search = () => {
    const q = termsText(text, zone)
    if (q === '') return
    rememberSearch(account.id, q)
    onClose()
    router.push(pages.search(q))
  }

  return (
    <Dialog title="Search visitors" bare onClose={onClose} className="mt-[12vh] w-[min(720px,calc(100vw-24px))]">
      <SearchBox text={text} onText={setText} onSearch={search} autoFocus>
        {text.trim() !== '' && <TermChips text={text} onText={setText} />}
      </SearchBox>
    </Dialog>
  )
}
