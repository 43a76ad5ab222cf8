'use client'

import { Search } from 'lucide-react'
import { useParams, useRouter } from 'next/navigation'
import { useState } from 'react'
import { pages } from '@/lib/console-api/paths'
import { readableParameter } from '@/lib/console-api/readable-parameter'
import { showControls } from '@/lib/visits/safe-text'
import { searchBoxMark } from '../shell/search-focus'
import { useAccount } from '../shell/console-context'
import { useZone } from '../shell/zone-context'
import { Kbd } from '../ui/kbd'
import { rememberSearch } from './use-recent-searches'

/** The search box of the top bar, beside a visitor, whose id stands in it. */
export function BarSearch() {
  const { visitorId = '' } = useParams<{ visitorId?: string }>()
  return <Bar key={visitorId} visitorId={visitorId} />
}

function Bar({ visitorId }: { visitorId: string }) {
  const router = useRouter()
  const account = useAccount()
  const { zone } = useZone()
  const [text, setText] = useState(() => showControls(readableParameter(visitorId)))

  const search = async () => {
    const { termsText } = await import('./chips')
    const q = termsText(text, zone)
    if (q === '') return
    rememberSearch(account.id, q)
    router.push(pages.search(q))
  }

  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        void search()
      }}
      className="relative flex h-8 max-w-[520px] items-center rounded-control border border-ctl bg-surface has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
    >
      <Search size={14} strokeWidth={1.75} aria-hidden className="ml-3 shrink-0 text-text-3" />
      <input
        {...{ [searchBoxMark]: '' }}
        role="searchbox"
        type="text"
        aria-label="Search visitors"
        placeholder="Visitor id, linked id, IP, network, URL or time"
        aria-keyshortcuts="/ Control+K"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="h-full min-w-0 flex-1 bg-transparent px-2.5 font-mono text-text outline-none placeholder:font-sans placeholder:text-text-3 max-sm:text-[16px]"
      />
      <Kbd className="mr-2 max-sm:hidden">/</Kbd>
    </form>
  )
}
