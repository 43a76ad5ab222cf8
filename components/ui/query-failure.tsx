'use client'

import { ProblemError } from '@/lib/console-api/problem-error'
import { Button } from './button'
import { Notice } from './notice'

/** A look-up that failed: what, why, and a way to ask again. `what` as in "the accounts". */
export function QueryFailure({ what, error, retry }: { what: string; error: Error; retry: () => void }) {
  const requestId = error instanceof ProblemError ? error.problem.requestId : ''
  return (
    <Notice tone="danger" title={`Could not load ${what}.`} action={<Button onClick={retry}>Try again</Button>}>
      <p>{error.message}</p>
      {requestId && (
        <p className="text-text-3">
          Request <code>{requestId}</code>
        </p>
      )}
    </Notice>
  )
}
