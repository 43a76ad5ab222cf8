import { ProblemError } from '@/lib/console-api/problem-error'
import { Notice } from '../ui/notice'

/** What the server said against a form, with the id by which its log can be searched. */
export function FormFailure({ error }: { error: Error | null }) {
  if (!error) return null
  const problem = error instanceof ProblemError ? error.problem : undefined
  return (
    <Notice tone="danger" className="rounded-control">
      <p>{problem?.fields?.length ? problem.fields.map(({ message }) => message).join(' ') : error.message}</p>
      {problem?.requestId && problem.status >= 500 && (
        <p className="text-text-3">
          Request <code>{problem.requestId}</code>
        </p>
      )}
    </Notice>
  )
}
