'use client'

import type { KeyboardEvent } from 'react'
import { classNames } from '@/components/ui/class-names'

export type Part = 'timeline' | 'map' | 'chart' | 'details'

const labels: Record<Part, string> = { timeline: 'Timeline', map: 'Map', chart: 'Chart', details: 'Details' }

/** Which part a narrow window shows. */
export function PartTabs({ part, withChart, onChange }: { part: Part; withChart: boolean; onChange: (part: Part) => void }) {
  const parts: Part[] = withChart ? ['timeline', 'map', 'chart', 'details'] : ['timeline', 'map', 'details']
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = parts.at((parts.indexOf(part) + step) % parts.length)
    if (step === 0 || next === undefined) return
    event.preventDefault()
    onChange(next)
    event.currentTarget.querySelector<HTMLElement>(`#tab-${next}`)?.focus()
  }
  return (
    <div role="tablist" aria-label="Parts of this page" onKeyDown={onKeyDown} className="order-2 flex shrink-0 border-b border-line bg-surface px-2">
      {parts.map((candidate) => (
        <button
          key={candidate}
          type="button"
          role="tab"
          id={`tab-${candidate}`}
          aria-controls={`part-${candidate}`}
          aria-selected={candidate === part}
          tabIndex={candidate === part ? 0 : -1}
          onClick={() => onChange(candidate)}
          className={classNames('min-h-11 flex-1 border-b-2 text-body font-semibold -outline-offset-2', candidate === part ? 'border-accent text-accent' : 'border-transparent text-text-2')}
        >
          {labels[candidate]}
        </button>
      ))}
    </div>
  )
}
