'use client'

import { Button } from '../ui/button'
import { CopyButton } from '../ui/copy-button'
import { Notice } from '../ui/notice'

export interface IssuedLink {
  link: string
  email: string
  purpose: 'invitation' | 'reset'
}

/** A link that is shown once: only its hash is kept. */
export function OneTimeLink({ issued, onClose }: { issued: IssuedLink; onClose: () => void }) {
  return (
    <Notice tone="ok" title={issued.purpose === 'invitation' ? `Give this link to ${issued.email}` : `Give this reset link to ${issued.email}`} action={<Button onClick={onClose}>Done</Button>} className="rounded-control">
      <p>It works once, within 72 hours, and is not shown again.</p>
      <p className="mt-1 flex items-center gap-2">
        <code className="break-anywhere text-text">{issued.link}</code>
        <CopyButton text={issued.link} what="link" />
      </p>
    </Notice>
  )
}
