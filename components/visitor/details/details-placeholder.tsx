import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { ProblemError } from '@/lib/console-api/problem-error'
import type { VisitorPageState } from '../use-visitor-page'

/** Instead of the details: being fetched, failed, or nothing to tell of. */
export function DetailsPlaceholder({ page }: { page: VisitorPageState }) {
  const { details, chosenId, list, setView } = page
  if (details.error) {
    const unknown = details.error instanceof ProblemError && details.error.status === 404
    return (
      <div role="status" className="flex flex-col items-start gap-2 p-4 text-small text-text-2">
        {unknown ? 'This visit is not known. The link may name another visitor’s, or it was erased.' : `The visit could not be fetched. ${details.error.message}`}
        {unknown ? (
          <Button onClick={() => void setView({ visit: null }, { history: 'replace' })}>Show the newest visit</Button>
        ) : (
          <Button onClick={() => void details.refetch()}>Try again</Button>
        )}
      </div>
    )
  }
  if (chosenId === undefined && !list.loading) return <p className="p-4 text-small text-text-2">No visit is chosen.</p>
  return (
    <div role="status" aria-label="Loading the visit" className="flex flex-col gap-3 p-4">
      {['w-2/5', 'w-3/5', 'w-4/5', 'w-3/4', 'w-2/3', 'w-4/5'].map((width, index) => (
        <Skeleton key={index} className={`h-3 ${width}`} />
      ))}
    </div>
  )
}
