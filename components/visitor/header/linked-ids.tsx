'use client'

import { Users } from 'lucide-react'
import { numberText } from '@/components/ui/count-text'
import { Link } from '@/components/ui/link'
import { usePopover } from '@/components/ui/use-popover'
import type { CountedValue, VisitorOverview } from '@/lib/console-api/answers'
import { pages } from '@/lib/console-api/paths'
import { showControls } from '@/lib/visits/safe-text'

/** Linked ids that the line has room for; the rest opens. */
const inLine = 3

interface Props {
  facts: VisitorOverview
  chosen: string | null
  onFilter: (linkedId: string | null) => void
}

/** The accounts of this browser: each narrows the visits, or leads to its other browsers. */
export function LinkedIds({ facts: { linkedIds, linkedIdCount, visitsWithoutLinkedId }, chosen, onFilter }: Props) {
  const { button, panel } = usePopover()
  const toggle = (value: string) => onFilter(chosen === value ? null : value)
  return (
    <>
      <span className="sm:hidden">{linkedIdCount}</span>
      <span className="flex flex-wrap items-center gap-x-2 max-sm:hidden">
        {linkedIds.slice(0, inLine).map((linkedId) => (
          <LinkedId key={linkedId.value} linkedId={linkedId} chosen={chosen === linkedId.value} onToggle={toggle} />
        ))}
        {linkedIdCount > inLine ? (
          <>
            <button {...button} className="min-h-6 font-medium text-accent hover:underline">
              +{linkedIdCount - inLine} more
            </button>
            <div {...panel} aria-label="Linked ids" className="floating max-h-[60dvh] overflow-y-auto p-3">
              <h2 className="pb-1 text-small font-semibold">{linkedIdCount} linked ids on this browser</h2>
              <ul>
                {linkedIds.map((linkedId) => (
                  <li key={linkedId.value}>
                    <LinkedId linkedId={linkedId} chosen={chosen === linkedId.value} onToggle={toggle} />
                  </li>
                ))}
              </ul>
              {linkedIdCount > linkedIds.length ? <p className="pt-1 text-small text-text-2">and {linkedIdCount - linkedIds.length} more with fewer visits</p> : null}
            </div>
          </>
        ) : null}
        {visitsWithoutLinkedId > 0 ? <span className="font-normal text-text-2">none {numberText(visitsWithoutLinkedId)}</span> : null}
      </span>
    </>
  )
}

function LinkedId({ linkedId: { value, visits }, chosen, onToggle }: { linkedId: CountedValue; chosen: boolean; onToggle: (value: string) => void }) {
  const shown = showControls(value)
  return (
    <span className="group/id relative inline-flex max-w-[200px] items-center gap-1">
      <button type="button" title={`Only visits of ${shown}`} aria-pressed={chosen} onClick={() => onToggle(value)} className="min-h-6 min-w-0 truncate font-mono text-accent hover:underline aria-pressed:underline">
        {shown}
      </button>
      <span className="font-normal text-text-2">{numberText(visits)}</span>
      <Link
        href={pages.linkedId(value)}
        title="All browsers of this linked id"
        aria-label={`All browsers of ${shown}`}
        className="absolute -right-1 inline-flex size-6 items-center justify-center rounded-control bg-surface text-text-2 opacity-0 group-hover/id:opacity-100 after:absolute after:-inset-0.5 hover:text-accent focus-visible:opacity-100 [@media(hover:none)]:relative [@media(hover:none)]:right-0 [@media(hover:none)]:opacity-100"
      >
        <Users size={12} strokeWidth={1.75} aria-hidden />
      </Link>
    </span>
  )
}
