'use client'

import { ArrowUp } from 'lucide-react'
import { useEffect, useState } from 'react'
import { countText } from '@/components/ui/count-text'
import type { LiveVisitor } from '@/lib/console-api/answers'
import { followLive } from '@/lib/console-api/live-stream'
import type { VisitorPageState } from '../use-visitor-page'
import { freshVisits } from './fresh-visits'

/** The page comes first; whoever goes on at once is not worth a connection. In ms. */
const patienceMs = 3_000
/** As many are told at once. */
const mostTold = 50

type Newest = LiveVisitor['newest']

/** "3 new visits" over the timeline; they come in when somebody wants them, above what is being read. */
export default function NewVisits({ page }: { page: VisitorPageState }) {
  const { list, view, chosenId, asking } = page
  const { newest, known, learn } = useNewest(page.visitorId)
  const fresh = freshVisits(newest, known, list.visits)
  const bringIn = () => {
    // What is being read stays chosen, also where it was so only for being the newest.
    if (view.visit === null && chosenId !== undefined) page.choose(chosenId, 'replace')
    void page.askNewest().then(() => learn(newest))
  }
  return (
    <div role="status" className="shrink-0">
      {fresh.length > 0 && (
        <button type="button" aria-disabled={asking || undefined} onClick={asking ? undefined : bringIn} className="flex min-h-8 w-full items-center gap-2 border-b border-line bg-accent-weak px-4 text-left text-small font-medium text-accent max-sm:min-h-11">
          <ArrowUp size={14} strokeWidth={1.75} aria-hidden />
          {fresh.length >= mostTold ? `${mostTold} or more new visits` : countText(fresh.length, 'new visit')}
        </button>
      )}
    </div>
  )
}

/** What the archive has of the visitor now, and what it had when the page began to watch. */
function useNewest(visitorId: string) {
  const [seen, setSeen] = useState<{ newest: Newest; known: ReadonlySet<string> }>()
  useEffect(() => watch(visitorId, (newest) => setSeen((before) => ({ newest, known: before?.known ?? idsOf(newest) }))), [visitorId])
  return {
    newest: seen?.newest ?? [],
    known: seen?.known ?? none,
    learn: (newest: Newest) => setSeen((before) => before && { ...before, known: new Set([...before.known, ...idsOf(newest)]) }),
  }
}

const none: ReadonlySet<string> = new Set()
const idsOf = (newest: Newest): ReadonlySet<string> => new Set(newest.map(({ requestId }) => requestId))

function watch(visitorId: string, tell: (newest: Newest) => void): () => void {
  let stop: (() => void) | undefined
  const timer = setTimeout(() => {
    stop = followLive(visitorId, { onVisitor: ({ newest }) => tell(newest) })
  }, patienceMs)
  return () => {
    clearTimeout(timer)
    stop?.()
  }
}
