import { Button } from '@/components/ui/button'
import { ProblemError } from '@/lib/console-api/problem-error'
import type { VisitorPageState } from '../use-visitor-page'
import { DetailsSkeleton } from './details-skeleton'

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
  return <DetailsSkeleton />
}
