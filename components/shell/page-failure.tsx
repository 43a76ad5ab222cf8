'use client'

import { OctagonAlert } from 'lucide-react'
import { Button } from '../ui/button'
import { buttonClass } from '../ui/button-class'
import { EmptyState } from '../ui/empty-state'

/** A page that broke. `digest` finds the fault in the server's log. */
export function PageFailure({ digest, retry, heading }: { digest?: string; retry: () => void; heading?: 'h1' | 'h2' }) {
  return (
    <EmptyState
      icon={OctagonAlert}
      heading={heading}
      title="This page broke"
      actions={
        <>
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
          {/* A whole load, since what broke may be in the page that is loaded. */}
          <a href="/" className={buttonClass()}>
            To the search
          </a>
        </>
      }
    >
      <p>The fault is Sightline’s, not yours, and nothing was changed. Try again; if it breaks again, tell whoever runs this console.</p>
      {digest && (
        <p className="mt-1 text-small text-text-3">
          For them: <code>{digest}</code>
        </p>
      )}
    </EmptyState>
  )
}
