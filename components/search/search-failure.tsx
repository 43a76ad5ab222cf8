import { ProblemError } from '@/lib/console-api/problem-error'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'

/** A search that got no answer: what happened, what to do, and by which id the server's log knows it. */
export function SearchFailure({ error, retry }: { error: Error; retry: () => void }) {
  const problem = error instanceof ProblemError ? error.problem : undefined
  const invalid = problem?.status === 400
  return (
    <Notice tone={invalid ? 'warn' : 'danger'} className="border-x-0" title={invalid ? 'This cannot be searched' : 'The search failed'} action={!invalid && <Button onClick={retry}>Try again</Button>}>
      <p>{error.message}</p>
      {problem?.fields?.map(({ field, message }) => (
        <p key={field}>{message}</p>
      ))}
      {problem?.requestId && (
        <p className="mt-0.5 text-text-3">
          Request <code>{problem.requestId}</code>
        </p>
      )}
    </Notice>
  )
}
