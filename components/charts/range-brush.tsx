'use client'

import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { classNames } from '@/components/ui/class-names'
import { moveSpan, movedRange, rangeOfSpan, spanOfRange, type BinSpan, type BrushBin, type SpanPart, type TimeRange } from './brush-range'

interface Props {
  bins: readonly BrushBin[]
  range: TimeRange
  /** A bin's edge in words, for the handles. */
  words: (timestamp: number) => string
  /** `replace` for the steps of a key, `push` for a choice to go back to. */
  onChange: (range: TimeRange, history: 'push' | 'replace') => void
  /** Makes the window between the handles a slider of its own, with this name. */
  windowLabel?: string
  /** Of the share of each bin that is marked, within the window. */
  markFill?: string
  /** The height, for one that is not as low as usual. */
  className?: string
}

/** Everything known as small bars, with a window over them whose two edges are sliders. */
export function RangeBrush({ bins, range, words, onChange, windowLabel, markFill, className = 'h-[26px]' }: Props) {
  const track = useRef<HTMLDivElement>(null)
  const grab = useRef<{ part: SpanPart; x: number; span: BinSpan } | null>(null)
  const [dragged, setDragged] = useState<BinSpan | null>(null)
  const span = dragged ?? spanOfRange(bins, range)
  const highest = bins.reduce((most, bin) => Math.max(most, bin.visits), 1)
  const percent = (index: number) => (index / bins.length) * 100

  const commit = (part: SpanPart, next: BinSpan, history: 'push' | 'replace') => {
    const chosen = part === 'whole' ? movedRange(bins, range, spanOfRange(bins, range), next) : rangeOfSpan(bins, next)
    if (chosen) onChange(chosen, history)
  }
  const start = (part: SpanPart, event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    grab.current = { part, x: event.clientX, span }
  }
  const move = (event: PointerEvent<HTMLElement>) => {
    const width = track.current?.clientWidth ?? 0
    if (!grab.current || width === 0) return
    const step = Math.round(((event.clientX - grab.current.x) / width) * bins.length)
    setDragged(moveSpan(grab.current.span, grab.current.part, step, bins.length))
  }
  const end = () => {
    if (grab.current && dragged) commit(grab.current.part, dragged, 'push')
    grab.current = null
    setDragged(null)
  }
  const key = (part: SpanPart, event: KeyboardEvent<HTMLElement>) => {
    const step = keySteps[event.key]
    if (step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    commit(part, moveSpan(span, part, step, bins.length), 'replace')
  }

  const windowSlider = (label: string) => {
    const [first, last] = [bins[span.start], bins[span.end]]
    return {
      role: 'slider',
      tabIndex: 0,
      'aria-label': label,
      'aria-valuemin': 0,
      'aria-valuemax': Math.max(0, bins.length - 1 - (span.end - span.start)),
      'aria-valuenow': span.start,
      'aria-valuetext': first && last ? `${words(first.from)} to ${words(last.to - 1)}` : undefined,
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => key('whole', event),
    }
  }
  const handle = (part: 'start' | 'end') => {
    const index = part === 'start' ? span.start : span.end
    const bin = bins[index]
    return (
      <div
        role="slider"
        tabIndex={0}
        aria-label={part === 'start' ? 'Range from' : 'Range to'}
        aria-valuemin={part === 'start' ? 0 : span.start}
        aria-valuemax={part === 'start' ? span.end : bins.length - 1}
        aria-valuenow={index}
        aria-valuetext={bin ? words(part === 'start' ? bin.from : bin.to - 1) : undefined}
        onPointerDown={(event) => start(part, event)}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
        onKeyDown={(event) => key(part, event)}
        className={classNames(
          'absolute inset-y-0 z-10 flex w-7 -translate-x-1/2 cursor-ew-resize touch-none items-center justify-center rounded-control',
          'after:absolute after:inset-x-0 after:-inset-y-px max-sm:after:-inset-y-[9px]',
          // Outwards, so that the handles of a short range do not cover each other.
          part === 'start' ? 'max-sm:after:-left-4' : 'max-sm:after:-right-4',
        )}
        style={{ left: `${percent(part === 'start' ? span.start : span.end + 1)}%` }}
      >
        <span className="h-4 w-2 rounded-tag border-[1.5px] border-accent bg-surface" />
      </div>
    )
  }

  return (
    <div ref={track} className={classNames('relative bg-sunken', className)}>
      <svg viewBox={`0 0 ${bins.length} 1`} preserveAspectRatio="none" className="absolute inset-0 size-full" aria-hidden="true">
        {bins.map((bin, index) => (bin.visits > 0 ? <Bar key={bin.from} x={index} share={bin.visits / highest} fill="var(--bar)" /> : null))}
        {markFill === undefined
          ? null
          : bins.map(({ from, marked = 0 }, index) => (marked > 0 && index >= span.start && index <= span.end ? <Bar key={from} x={index} share={marked / highest} fill={markFill} /> : null))}
      </svg>
      <div
        className="absolute inset-y-0 cursor-grab touch-none border-x-[1.5px] border-t border-accent bg-accent/15 active:cursor-grabbing"
        style={{ left: `${percent(span.start)}%`, width: `${percent(span.end - span.start + 1)}%` }}
        {...(windowLabel === undefined ? {} : windowSlider(windowLabel))}
        onPointerDown={(event) => start('whole', event)}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      />
      {handle('start')}
      {handle('end')}
    </div>
  )
}

function Bar({ x, share, fill }: { x: number; share: number; fill: string }) {
  const height = Math.max(0.08, share)
  return <rect x={x + 0.06} width={0.88} y={1 - height} height={height} fill={fill} />
}

/** How many bins a key moves a handle by; the edges stop what goes too far. */
const keySteps: Record<string, number> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -5,
  PageUp: 5,
  Home: -1000,
  End: 1000,
}
