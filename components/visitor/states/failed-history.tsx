'use client'

import { CloudOff } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ProblemError } from '@/lib/console-api/problem-error'

interface Props {
  error: Error
  onRetry: () => void
  onArchive: () => void
  /** Clears the filters, where there are any. */
  onClear?: () => void
}

/** No visit could be fetched at all. */
export default function FailedHistory({ error, onRetry, onArchive, onClear }: Props) {
  const problem = error instanceof ProblemError ? error.problem : undefined
  // The regions failed, but the archive stands beside them.
  const upstream = problem !== undefined && [502, 503, 504].includes(problem.status)
  // What was asked cannot be answered, however often: a link may hold a country that is none.
  const onClearRefused = problem?.status === 400 ? onClear : undefined
  return (
    <div role="alert" className="min-h-0 flex-1 overflow-y-auto border-t border-line">
      <EmptyState
        icon={CloudOff}
        title="The visits could not be fetched"
        actions={
          <>
            {onClearRefused ? (
              <Button variant="primary" onClick={onClearRefused}>
                Clear filters
              </Button>
            ) : null}
            <Button variant={onClearRefused ? 'default' : 'primary'} onClick={onRetry}>
              Try again
            </Button>
            {upstream ? <Button onClick={onArchive}>Show the archive</Button> : null}
          </>
        }
      >
        <p>{error.message}</p>
        {problem?.requestId ? (
          <p className="mt-1 text-small text-text-3">
            Request <code>{problem.requestId}</code>
          </p>
        ) : null}
      </EmptyState>
    </div>
  )
}
