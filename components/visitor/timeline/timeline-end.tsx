import { useInfiniteQuery } from '@tanstack/react-query'
import { Spinner } from '@/components/ui/spinner'
import { Button } from '@/components/ui/button'
import { countText } from '@/components/ui/count-text'
import type { VisitList } from './use-visit-list'

interface Props extends Pick<VisitList, 'asked' | 'complete' | 'awaiting' | 'failedOlder' | 'error' | 'skipsNewer'> {
  /** How many visits are in the list. */
  shown: number
  /** Whether filters or a range leave visits out. */
  filtered: boolean
  onLoad: () => void
}

/** Below the oldest loaded visit: the end of the history, or the way on. */
export function TimelineEnd({ asked, complete, awaiting, failedOlder, error, skipsNewer, shown, filtered, onLoad }: Props) {
  const { isFetchingNextPage } = useInfiniteQuery({ ...asked, enabled: false })
  if (complete) return <p className="px-4 py-4 text-center text-small text-text-3">{filtered ? 'No older visit matches.' : 'No older visits are known.'}</p>
  if (awaiting) return <p className="px-4 py-4 text-center text-small text-text-3">More may come from the sources that are awaited.</p>
  if (isFetchingNextPage) {
    return (
      <p role="status" className="flex items-center justify-center gap-2 px-4 py-4 text-small text-text-2">
        <Spinner size={14} /> Loading older visits
      </p>
    )
  }
  return (
    <div className="flex flex-wrap items-center justify-center gap-3 px-4 py-3 text-small text-text-2">
      {failedOlder ? `Older visits could not be fetched. ${error?.message ?? ''}` : shownText(shown, skipsNewer, filtered)}
      <Button onClick={onLoad}>{failedOlder ? 'Try again' : 'Load older'}</Button>
    </div>
  )
}

/** A list that starts deep shows older visits than the newest. */
function shownText(shown: number, skipsNewer: boolean, filtered: boolean): string {
  return `Showing ${skipsNewer ? '' : 'the newest '}${countText(shown, filtered ? 'matching visit' : 'visit')}.`
}
