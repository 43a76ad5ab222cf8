'use client'

import { useState } from 'react'
import type { TimeRange } from '@/components/charts/brush-range'
import type { VisitorPageState } from '../use-visitor-page'

const dayMs = 86_400_000
/** What the server answers with while nobody has chosen a range: four weeks up to the newest visit. */
const usualDays = 27

/**
 * The stretch that the bars show: the range of the view where there is one; else one that a finding was fitted to; else
 * the last four weeks, for which nothing need be asked. Only the first narrows the timeline.
 */
export function useChartRange({ view, list, overview }: VisitorPageState) {
  const [fitted, setFitted] = useState<TimeRange | null>(null)
  const newest = overview.data?.lastSeen ?? list.newestVisit?.timestamp
  const usual = newest === undefined ? undefined : { from: newest - usualDays * dayMs, to: newest }
  const chosen = view.from !== null || view.to !== null
  const edge = { from: view.from ?? overview.data?.firstSeen ?? usual?.from, to: view.to ?? newest }
  const range = chosen ? (edge.from !== undefined && edge.to !== undefined ? { from: edge.from, to: Math.max(edge.from, edge.to) } : undefined) : (fitted ?? usual)

  return {
    range,
    /** What to ask the server for; nothing where its own choice will do. */
    asked: chosen ? { from: view.from ?? undefined, to: view.to ?? undefined } : (fitted ?? undefined),
    /** Shows a finding's time, with what surrounds it, where the bars do not show it already. */
    fit: ({ from, to }: TimeRange) => {
      if (range && from >= range.from && to <= range.to) return
      const margin = Math.max(3 * dayMs, (to - from) / 4)
      setFitted({ from: from - margin, to: to + margin })
    },
  }
}
