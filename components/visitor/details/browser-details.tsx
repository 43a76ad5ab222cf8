'use client'

import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useMemo, useState, type ComponentProps } from 'react'
import { numberText } from '@/components/ui/count-text'
import { Gradually } from '@/components/ui/gradually'
import { IconButton } from '@/components/ui/icon-button'
import { SegmentedControl } from '@/components/ui/segmented-control'
import type { VisitDetails } from '@/lib/console-api/answers'
import { showControls } from '@/lib/visits/safe-text'
import { Region } from '../region'
import { stepTo } from '../step-to'
import type { VisitorPageState } from '../use-visitor-page'
import { DetailLine } from './detail-row'
import { detailRows } from './detail-rows'
import { DetailTimes } from './detail-times'
import { DetailsPlaceholder } from './details-placeholder'
import { RawJson } from './raw-json'
import { SheetGrip } from './sheet-grip'
import { SignalsGroup } from './signals-group'
import { TravelBlock } from './travel-block'

interface Props {
  page: VisitorPageState
  /** A region failed, so the count is of what is known. */
  partial: boolean
  rawOpen: boolean
  onToggleRaw: () => void
  /** Where the details lie over something else. */
  onClose?: () => void
  /** Where they stand as a sheet: how high, and what its grip does. */
  sheet?: ComponentProps<typeof SheetGrip>
}

/** Everything about the chosen visit: what changed first, the journey into it, then what stayed. */
export default function BrowserDetails({ page, partial, rawOpen, onToggleRaw, onClose, sheet }: Props) {
  const details = page.details.data
  const [shown, setShown] = useState<'all' | 'changed'>('all')
  const newer = stepTo(page, -1)
  const older = stepTo(page, 1)
  const rows = useMemo(() => (details ? detailRows(details) : []), [details])
  const changed = rows.filter((row) => row.changed)
  const unchanged = rows.filter((row) => !row.changed)

  return (
    <Region
      label="Browser details"
      className="h-full"
      actions={
        <>
          {details ? (
            <SegmentedControl
              label="Fields"
              value={shown}
              onChange={setShown}
              options={[
                { value: 'all', label: 'All' },
                { value: 'changed', label: `Changed ${changed.length}` },
              ]}
            />
          ) : null}
          {onClose ? <IconButton icon={X} label="Close details" onClick={onClose} /> : null}
        </>
      }
    >
      {sheet ? <SheetGrip {...sheet} /> : null}
      {details ? (
        <Gradually place={<DetailsPlaceholder page={page} />}>
          <div className="min-h-0 flex-1 overflow-y-auto pb-3">
            <div className="flex items-center gap-1 pt-2 pr-3 pl-4">
              <h3 className="min-w-0 flex-1 text-body font-semibold max-sm:text-title">
                Visit {count(details.ordinal)} of {count(details.of)}
                {partial ? ' known' : ''}
              </h3>
              <IconButton icon={ChevronUp} label="Newer visit" onClick={() => newer !== undefined && page.choose(newer)} disabled={newer === undefined} />
              <IconButton icon={ChevronDown} label="Older visit" onClick={() => older !== undefined && page.choose(older)} disabled={older === undefined} />
            </div>
            <DetailTimes visit={details.visit} />
            <div className="flex justify-between px-4 pt-3 pb-0.5 text-label">
              <h3 className="font-semibold text-text">{changedHeading(details, changed.length)}</h3>
              <span className="text-text-2">Same since</span>
            </div>
            <dl>
              {changed.map((row) => (
                <DetailLine key={row.label} row={row} />
              ))}
            </dl>
            {details.travel ? <TravelBlock travel={details.travel} ordinal={details.ordinal} /> : null}
            {shown === 'all' && details.signals ? <SignalsGroup signals={details.signals} /> : null}
            {shown === 'all' ? (
              <>
                <h3 className="px-4 pt-3 pb-0.5 text-label font-semibold text-text">{details.previous ? 'Unchanged' : 'At this visit'}</h3>
                <dl>
                  {unchanged.map((row) => (
                    <DetailLine key={row.label} row={row} />
                  ))}
                </dl>
              </>
            ) : null}
            {details.notes.length > 0 ? (
              <>
                <h3 className="px-4 pt-3 pb-0.5 text-label font-semibold text-text">Left out at reading</h3>
                <ul className="px-4 text-small text-text-2">
                  {details.notes.map((note) => (
                    <li key={note} className="break-anywhere">
                      {showControls(note)}
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
          </div>
          <RawJson details={details} open={rawOpen} onToggle={onToggleRaw} />
        </Gradually>
      ) : (
        <DetailsPlaceholder page={page} />
      )}
    </Region>
  )
}

const count = (value: number) => numberText(value)

function changedHeading({ previous, ordinal }: VisitDetails, changed: number): string {
  if (!previous) return 'The first known visit'
  return changed === 0 ? `Nothing changed since visit ${count(ordinal - 1)}` : `${count(changed)} changed since visit ${count(ordinal - 1)}`
}
