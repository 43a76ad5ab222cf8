'use client'

import { ChevronDown, ChevronRight } from 'lucide-react'
import { CopyButton } from '@/components/ui/copy-button'
import type { VisitDetails } from '@/lib/console-api/answers'
import { showControlsInBlock } from '@/lib/visits/safe-text'

interface Props {
  details: VisitDetails
  open: boolean
  onToggle: () => void
}

/** What the Server API sent, as text; pinned below the details. */
export function RawJson({ details: { raw, rawSize }, open, onToggle }: Props) {
  if (raw === undefined) return <p className="border-t border-line bg-sunken px-4 py-2.5 text-small text-text-2">Raw JSON is for analysts.</p>
  const Chevron = open ? ChevronDown : ChevronRight
  return (
    <div className="flex max-h-[45%] shrink-0 flex-col border-t border-line bg-surface">
      <div className="flex min-h-8 shrink-0 items-center bg-sunken pr-3 pl-3">
        <button type="button" aria-expanded={open} onClick={onToggle} className="flex min-h-7 flex-1 items-center gap-1.5 text-left text-small max-sm:min-h-11">
          <Chevron size={14} strokeWidth={1.75} aria-hidden />
          <span className="font-semibold">Raw JSON</span>
          <span className="text-label text-text-2">{rawSize === undefined ? 'as received' : `${sizeText(rawSize)}, as received`}</span>
        </button>
        <CopyButton text={raw} what="raw JSON" />
      </div>
      {open ? (
        <pre tabIndex={0} aria-label="Raw JSON" className="min-h-0 overflow-y-auto px-4 py-2 text-[11px] leading-4 break-anywhere whitespace-pre-wrap text-text-2">
          {showControlsInBlock(raw)}
        </pre>
      ) : null}
    </div>
  )
}

/** `820 B`, `1.1 kB`. */
function sizeText(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`
}
