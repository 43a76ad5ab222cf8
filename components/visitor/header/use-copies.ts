'use client'

import { useState } from 'react'
import { copyText } from '@/components/ui/copy-button'
import type { VisitorPageState } from '../use-visitor-page'

/** Copying the visitor's id and a link to what is shown, and what the last copy came to, to be announced. */
export function useCopies({ visitorId, chosenId }: Pick<VisitorPageState, 'visitorId' | 'chosenId'>) {
  const [copied, setCopied] = useState<string>()
  const copy = (text: string, what: string) => void copyText(text).then((done) => setCopied(done ? `${what} copied` : 'The browser refused to copy'))
  return {
    copied,
    copyId: () => copy(visitorId, 'Visitor id'),
    copyLink: () => {
      // The link names the chosen visit, even while it is only the newest by default.
      const url = new URL(window.location.href)
      if (chosenId !== undefined) url.searchParams.set('visit', chosenId)
      copy(url.href, 'Link')
    },
  }
}
