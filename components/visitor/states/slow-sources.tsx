'use client'

import { useEffect, useState } from 'react'
import { Spinner } from '@/components/ui/spinner'
import { useSides } from '../side-by-side/use-sides'
import { waitingWords } from '../side-by-side/waiting-words'
import type { VisitorPageState } from '../use-visitor-page'

/** Seconds of patience before each source is asked alone, and before anything is said. */
const patience = { sides: 1, words: 2 }

/** The sources take their time: shows what some have said, says who is awaited, and offers not to wait. */
export default function SlowSources({ page }: { page: VisitorPageState }) {
  const { visitorId, filter, archiveOnly, showMeanwhile } = page
  const seconds = useSeconds()
  const { sides, merged } = useSides(visitorId, filter, seconds >= patience.sides && !archiveOnly)
  useEffect(() => {
    if (merged && merged.visits.length > 0) showMeanwhile(merged)
  }, [merged, showMeanwhile])
  if (seconds < patience.words || archiveOnly) return null
  return (
    <p role="status" className="flex min-h-8 items-center gap-2 border-t border-line px-5 text-small text-text-2">
      <Spinner size={14} />
      {waitingWords(sides, seconds)}
      <button type="button" onClick={page.showArchive} className="ml-auto min-h-7 shrink-0 font-medium text-accent hover:underline max-sm:min-h-11">
        Show the archive now
      </button>
    </p>
  )
}

/** Whole seconds since the first drawing. */
function useSeconds(): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return seconds
}
