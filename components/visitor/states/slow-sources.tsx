'use client'

import { useEffect, useState } from 'react'
import { Spinner } from '@/components/ui/spinner'

/** Seconds of patience before anything is said. */
const patience = 2

/** The sources take their time: says so, and offers what is at hand. */
export default function SlowSources({ onArchive }: { onArchive: () => void }) {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  if (seconds < patience) return null
  return (
    <p role="status" className="flex min-h-8 items-center gap-2 border-t border-line px-5 text-small text-text-2">
      <Spinner size={14} />
      The Server API is slow to answer ({seconds} s so far).
      <button type="button" onClick={onArchive} className="ml-auto min-h-7 font-medium text-accent hover:underline max-sm:min-h-11">
        Show the archive now
      </button>
    </p>
  )
}
