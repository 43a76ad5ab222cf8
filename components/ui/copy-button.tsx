'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from './icon-button'

/** How long "Copied" stays, in ms. */
const praise = 2000

type Outcome = 'copied' | 'refused'

/** Copies `text`, all of it, as it is when clicked, and says so politely. `what` is named in the label: "Copy visitor id". */
export function CopyButton({ text, what, size = 14, className }: { text: string | (() => string); what: string; size?: 14 | 16 | 18; className?: string }) {
  const [outcome, setOutcome] = useState<Outcome>()

  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(undefined), praise)
    return () => clearTimeout(timer)
  }, [outcome])

  return (
    <span className="inline-flex items-center">
      <IconButton
        icon={outcome === 'copied' ? Check : Copy}
        label={`Copy ${what}`}
        size={size}
        className={className}
        onClick={() => void copyText(typeof text === 'string' ? text : text()).then((copied) => setOutcome(copied ? 'copied' : 'refused'))}
      />
      <span role="status" aria-live="polite" className={outcome ? 'text-label text-text-2' : 'sr-only'}>
        {outcome === 'copied' && 'Copied'}
        {outcome === 'refused' && 'The browser refused; select and copy by hand'}
      </span>
    </span>
  )
}

/** Whether the clipboard took the text. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
