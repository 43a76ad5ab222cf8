'use client'

import { Archive } from 'lucide-react'
import { useZone } from '@/components/shell/zone-context'
import { useNow } from '@/components/ui/use-now'
import { coverageWords } from './coverage-words'
import type { VisitorPageState } from '../use-visitor-page'

/** Which source says what, at the foot of the timeline. */
export function CoverageLine({ page: { list, overview } }: { page: VisitorPageState }) {
  const { zone } = useZone()
  const now = useNow()
  // Before all have answered, nobody can say what is covered.
  const words = coverageWords(list.awaiting ? undefined : list.sources, overview.data?.recentVisits, zone, now)
  if (!words) return null
  return (
    <p className="flex min-h-8 shrink-0 items-center gap-2 border-t border-line bg-sunken px-4 py-1.5 text-small text-text-2">
      <Archive size={14} strokeWidth={1.75} aria-hidden className="shrink-0" />
      <span className="max-sm:hidden">{words.long}</span>
      <span className="sm:hidden">{words.short}</span>
    </p>
  )
}
