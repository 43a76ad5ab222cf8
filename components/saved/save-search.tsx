'use client'

import { Bookmark } from 'lucide-react'
import { useState } from 'react'
import { saveSearch } from '@/lib/console-api/saved-search-queries'
import { useKeys } from '../shell/keys'
import { useZone } from '../shell/zone-context'
import { Button } from '../ui/button'
import { CopyButton } from '../ui/copy-button'
import { later } from '../ui/later'
import { suggestedName } from './suggested-name'

const NameDialog = later(() => import('./name-dialog'))

/** Keeps what the page shows under a name, by its button or by `s`; its address is the search, so that a copy of it is as good. */
export function SaveSearch({ label }: { label: string }) {
  const { zone } = useZone()
  const [address, setAddress] = useState<string>()
  const [kept, setKept] = useState<string>()
  const open = () => {
    setKept(undefined)
    setAddress(window.location.pathname + window.location.search)
  }
  useKeys({ s: open })
  return (
    <>
      <span role="status" className={kept === undefined ? 'sr-only' : 'max-w-64 truncate text-small text-text-2'}>
        {kept !== undefined && `Saved as “${kept}”`}
      </span>
      <Button variant="quiet" icon={Bookmark} aria-haspopup="dialog" aria-keyshortcuts="s" onClick={open}>
        {label}
      </Button>
      <CopyButton text={() => window.location.href} what="the link" />
      {address !== undefined && (
        <NameDialog
          title={label}
          action="Save"
          suggested={suggestedName(address, zone)}
          hint="It is listed on the search page, for you alone. Whoever has its link opens it too."
          keep={(name) => saveSearch({ name, address })}
          onKept={setKept}
          onClose={() => setAddress(undefined)}
        />
      )}
    </>
  )
}
