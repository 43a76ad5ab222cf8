'use client'

import { defaultRangeExtractor, measureElement, useVirtualizer, type Range, type Virtualizer } from '@tanstack/react-virtual'
import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react'
import type { FoldRow, TimelineRow } from '@/lib/visits/timeline'
import { rowOfVisit } from '@/lib/visits/timeline-steps'
import { TimelineLine } from './timeline-line'

// What scrolls asks for more, by code that is fetched while all is well.
if (typeof window !== 'undefined') import('@/lib/console-api/older-visits').catch(() => undefined)

interface Props {
  rows: readonly TimelineRow[]
  chosenId: string | undefined
  /** Whether it is chosen only for being the newest. */
  byDefault: boolean
  usualHost: string | undefined
  regional: boolean
  onChoose: (requestId: string) => void
  onToggleFold: (row: FoldRow) => void
  /** Called as somebody scrolls, or is about to. */
  onRead: () => void
  /** Called as the end comes near; whether older visits are being asked for now. */
  onNearEnd: () => boolean
  /** Below the last row. */
  end: ReactNode
}

/** Heights before they are measured, in px. */
const estimates: Record<TimelineRow['kind'], number> = { day: 28, visit: 50, hop: 30, silence: 28, fold: 28 }
const tagLine = 26
/** Rows before the end at which older visits are asked for. */
const nearEnd = 60
/** Pages that are loaded without anybody scrolling, when folds leave the list short. */
const mostUnasked = 10

/** Only the rows in sight are there; day headings stick, and the chosen visit is always among them. */
export default memo(function TimelineList({ rows, chosenId, byDefault, usualHost, regional, onChoose, onToggleFold, onRead, onNearEnd, end }: Props) {
  'use no memo'
  const scroller = useRef<HTMLDivElement>(null)
  const unasked = useRef(0)
  const days = useMemo(() => rows.flatMap((row, index) => (row.kind === 'day' ? [index] : [])), [rows])
  const chosenIndex = useMemo(() => (chosenId === undefined ? -1 : rowOfVisit(rows, chosenId)), [rows, chosenId])
  const stuck = useRef(-1)

  const extract = useCallback(
    (range: Range) => {
      stuck.current = days.findLast((day) => day <= range.startIndex) ?? -1
      const kept = [stuck.current, chosenIndex].filter((index) => index >= 0)
      return [...new Set([...kept, ...defaultRangeExtractor(range)])].sort((a, b) => a - b)
    },
    [days, chosenIndex],
  )

  const virtualizer = useVirtualizer({
    count: rows.length + 1,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimate(rows[index]),
    getItemKey: (index) => rows[index]?.key ?? 'end',
    rangeExtractor: extract,
    measureElement: measureOnceDrawn,
    overscan: 8,
    scrollPaddingStart: estimates.day,
    scrollPaddingEnd: 8,
    useFlushSync: false,
  })

  const lastVisible = virtualizer.range?.endIndex ?? 0
  useEffect(() => {
    if (lastVisible < rows.length - nearEnd || unasked.current >= mostUnasked) return
    if (onNearEnd()) unasked.current += 1
  }, [lastVisible, rows.length, onNearEnd])

  const kept = useKeepPlace(virtualizer, scroller, rows)
  useShowChosen(virtualizer, scroller, { chosenId, chosenIndex, byDefault, kept })

  const read = () => {
    unasked.current = 0
    onRead()
  }

  return (
    <div ref={scroller} onWheel={read} onPointerDown={read} onKeyDown={read} className="min-h-0 flex-1 overflow-y-auto overscroll-contain [overflow-anchor:none]">
      <div role="list" aria-label="Visits, newest first" className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index]
          const sticky = item.index === stuck.current
          return (
            <div
              key={item.key}
              role="listitem"
              data-index={item.index}
              ref={virtualizer.measureElement}
              className={sticky ? 'sticky top-0 z-10' : 'absolute top-0 left-0 w-full'}
              style={sticky ? undefined : { transform: `translateY(${item.start}px)` }}
            >
              {row ? <TimelineLine row={row} chosen={item.index === chosenIndex} usualHost={usualHost} regional={regional} onChoose={onChoose} onToggleFold={onToggleFold} /> : end}
            </div>
          )
        })}
      </div>
    </div>
  )
})

/** Without a look at the page amid its drawing: the estimate stands until the browser tells the size, which it does before anybody sees it. */
function measureOnceDrawn(element: HTMLDivElement, entry: ResizeObserverEntry | undefined, list: Virtualizer<HTMLDivElement, HTMLDivElement>): number {
  if (entry) return measureElement(element, entry, list)
  const index = list.indexFromElement(element)
  return list.itemSizeCache.get(list.options.getItemKey(index)) ?? list.options.estimateSize(index)
}

function estimate(row: TimelineRow | undefined): number {
  if (!row) return 56
  return estimates[row.kind] + (row.kind === 'visit' && row.tags.length > 0 ? tagLine : 0)
}

/** What comes or grows above what somebody has scrolled to leaves the rows that they see where they are. Answers whether newer visits came so. */
function useKeepPlace(virtualizer: Virtualizer<HTMLDivElement, HTMLDivElement>, scroller: { current: HTMLDivElement | null }, rows: readonly TimelineRow[]) {
  const before = useRef({ rows, starts: virtualizer.measurementsCache })
  const kept = useRef<readonly TimelineRow[]>(undefined)
  useLayoutEffect(() => {
    const { rows: were, starts } = before.current
    before.current = { rows, starts: virtualizer.measurementsCache }
    if (were === rows) return
    // As the list last heard of it: asking the element would lay out the page amid its drawing.
    const offset = virtualizer.scrollOffset ?? 0
    const element = scroller.current
    if (!element || offset === 0) return
    const top = were.findIndex(({ kind }, index) => kind === 'visit' && (starts[index]?.end ?? 0) > offset)
    const key = were[top]?.key
    const now = virtualizer.measurementsCache[rows.findIndex((row) => row.key === key)]
    if (key === undefined || !now) return
    if (firstVisit(were) !== firstVisit(rows)) kept.current = rows
    const moved = now.start - (starts[top]?.start ?? 0)
    if (moved !== 0) element.scrollTo({ top: element.scrollTop + moved })
  })
  return useCallback(() => kept.current === rows, [rows])
}

const firstVisit = (rows: readonly TimelineRow[]) => rows.find(({ kind }) => kind === 'visit')?.key

interface Choice {
  chosenId: string | undefined
  chosenIndex: number
  byDefault: boolean
  /** Whether these rows came while somebody was reading further down. */
  kept: () => boolean
}

/** Scrolls a newly chosen visit into sight, once, and takes the focus along where it was in the list. Nobody chose one that is only newer than what is read. */
function useShowChosen(virtualizer: { scrollToIndex: (index: number, options: { align: 'auto' }) => void }, scroller: { current: HTMLDivElement | null }, { chosenId, chosenIndex, byDefault, kept }: Choice) {
  const shown = useRef<string>(undefined)
  useEffect(() => {
    if (chosenIndex < 0 || shown.current === chosenId) return
    const first = shown.current === undefined && chosenIndex <= 1
    shown.current = chosenId
    if (byDefault && kept()) return
    if (!first) virtualizer.scrollToIndex(chosenIndex, { align: 'auto' })
    const list = scroller.current
    if (!list?.contains(document.activeElement)) return
    const focus = requestAnimationFrame(() => list.querySelector<HTMLElement>('[aria-current=true]')?.focus({ preventScroll: true }))
    return () => cancelAnimationFrame(focus)
  }, [virtualizer, scroller, chosenId, chosenIndex, byDefault, kept])
}
