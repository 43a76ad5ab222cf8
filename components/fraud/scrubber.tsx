'use client'

import { useQuery } from '@tanstack/react-query'
import { Pause, Play, StepForward } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { type MapParameters, mapHistogramQuery } from '@/lib/console-api/map-queries'
import { dayText, shortTimeText } from '@/lib/visits/time-zone'
import type { TimeRange } from '../charts/brush-range'
import { RangeBrush } from '../charts/range-brush'
import { botFill } from '../map/fraud-ramp'
import { prefersStillness } from '../map/prefers-stillness'
import { useZone } from '../shell/zone-context'
import { IconButton } from '../ui/icon-button'
import { SelectField } from '../ui/select-field'
import { scrubbedRange, windows } from './fraud-view'
import { playStart, playStep } from './play-step'

interface ScrubberProps {
  filter: MapParameters
  /** Undefined: the whole of the archive. */
  range: TimeRange | undefined
  openedAt: number
  /** What the map counts in the window, in words. */
  summary: string
  /** Undefined: everything. */
  onRange: (range: TimeRange | undefined, history: 'push' | 'replace') => void
}

const stepMs = 1_000

/** The visits over time below the map, with the window that the map shows; it can be moved, dragged and played. */
export default function Scrubber({ filter, range, openedAt, summary, onRange }: ScrubberProps) {
  const { zone } = useZone()
  const [playing, setPlaying] = useState(false)
  const shown = range && scrubbedRange(range, openedAt)
  const { data, isPlaceholderData } = useQuery(mapHistogramQuery({ ...filter, from: shown?.from, to: shown?.to }))
  const bins = (data?.bins ?? []).map((bin) => ({ ...bin, marked: bin.bots }))
  const whole = { from: bins[0]?.from ?? 0, to: (bins.at(-1)?.to ?? 1) - 1 }
  const words = (timestamp: number) => `${dayText(zone, timestamp, openedAt)}, ${shortTimeText(zone, timestamp)}`

  const width = range ? range.to + 1 - range.from : 0
  // Where the bars reach the edge of what is shown, what comes after it is there to be played too.
  const known = shown && whole.to >= shown.to ? { from: whole.from, to: openedAt - 1 } : whole
  const played = range && bins.length > 0 ? { range, known, binMs: data?.binMs ?? width } : undefined
  const start = played && playStart(played)
  const step = () => {
    const next = played && playStep(played)
    if (next) onRange(next, 'replace')
    else setPlaying(false)
  }
  const play = () => {
    if (!start) return
    setPlaying(true)
    if (start !== range) onRange(start, 'push')
  }
  const stepOn = () => {
    const next = (played && playStep(played)) ?? start
    if (next) onRange(next, 'replace')
  }
  useSteps(playing, step)

  return (
    <div className="flex shrink-0 items-center gap-4 border-t border-line px-4 py-2 max-md:flex-wrap max-md:gap-2">
      <div className="shrink-0 md:w-48">
        <div className="flex items-center gap-2">
          {prefersStillness() ? (
            <IconButton icon={StepForward} label="Step on" aria-disabled={!start} onClick={stepOn} className="border border-line-2" />
          ) : (
            <IconButton icon={playing ? Pause : Play} label={playing ? 'Pause' : 'Play'} aria-disabled={!start && !playing} onClick={() => (playing ? setPlaying(false) : play())} className="border border-line-2" />
          )}
          <SelectField
            label="Window"
            labelHidden
            value={range ? String(width) : 'all'}
            options={[...windows, ...(range && !windows.some(({ value }) => value === String(width)) ? [{ value: String(width), label: 'own window' }] : []), { value: 'all', label: 'all visits' }]}
            onChange={({ target: { value } }) => {
              setPlaying(false)
              if (value === 'all') return onRange(undefined, 'push')
              const end = range?.to ?? openedAt - 1
              onRange({ from: end + 1 - Number(value), to: end }, 'push')
            }}
          />
        </div>
        <p className="mt-1 text-small font-semibold">{range ? `${words(range.from)} to ${words(range.to + 1)}` : 'All visits'}</p>
        <p role="status" className="text-small text-text-2">
          {summary}
        </p>
      </div>
      {bins.length > 0 && (
        <div className="min-w-0 flex-1 px-2 max-md:basis-full" aria-busy={isPlaceholderData || undefined}>
          <RangeBrush
            bins={bins}
            range={range ?? whole}
            words={words}
            windowLabel="Window of time"
            markFill={botFill}
            className="h-16 max-md:h-10"
            onChange={(next, history) => {
              setPlaying(false)
              onRange(next, history)
            }}
          />
          <div className="mt-0.5 flex justify-between text-label text-text-3">
            <span>{dayText(zone, whole.from, openedAt)}</span>
            <span className="max-sm:hidden">{dayText(zone, (whole.from + whole.to) / 2, openedAt)}</span>
            <span>{dayText(zone, whole.to, openedAt)}</span>
          </div>
        </div>
      )}
    </div>
  )
}

/** One step a second while it plays. */
function useSteps(playing: boolean, step: () => void) {
  const next = useEffectEvent(step)
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(() => next(), stepMs)
    return () => clearInterval(timer)
  }, [playing])
}
