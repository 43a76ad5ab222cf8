import type { MouseEvent } from 'react'
import type { FoundVisitor, SearchAnswer } from '@/lib/console-api/answers'
import { pages } from '@/lib/console-api/paths'
import { showControls } from '@/lib/visits/safe-text'
import { classNames } from '../ui/class-names'
import { numberText } from '../ui/count-text'
import { Link } from '../ui/link'
import { TimeText } from '../ui/time-text'
import { FewValues } from './few-values'
import { MatchWords } from './match-words'
import { rowId } from './row-id'

interface VisitorRowProps {
  visitor: FoundVisitor
  terms: SearchAnswer['terms']
  row: number
  chosen: boolean
  onChoose: (row: number) => void
}

const cell = 'px-4 py-1.5 max-sm:p-0'
const wideOnly = `${cell} hidden lg:table-cell`

/** A time lies over the row's link, for the sake of its tip. */
function openByTime(event: MouseEvent<HTMLTableRowElement>) {
  if (event.target instanceof HTMLTimeElement) event.currentTarget.querySelector('a')?.dispatchEvent(new window.MouseEvent('click', event.nativeEvent))
}

/** One visitor; its link covers the row. */
export function VisitorRow({ visitor, terms, row, chosen, onChoose }: VisitorRowProps) {
  return (
    <tr
      onClick={openByTime}
      className={classNames(
        'relative h-12 border-b border-line max-sm:flex max-sm:h-auto max-sm:min-h-16 max-sm:flex-wrap max-sm:content-center max-sm:items-baseline max-sm:gap-x-3 max-sm:gap-y-0.5 max-sm:px-4 max-sm:py-2',
        chosen ? 'bg-accent-weak shadow-[inset_3px_0_0_var(--accent)]' : 'hover:bg-hover',
      )}
    >
      <td className={classNames(cell, 'max-sm:w-full')}>
        <Link
          id={rowId(row)}
          href={pages.visitor(visitor.visitorId, { visit: visitor.newest?.visit.requestId })}
          onFocus={() => onChoose(row)}
          className="font-mono font-medium text-accent outline-none after:absolute after:inset-0 after:-outline-offset-2 hover:underline focus-visible:after:outline-2 focus-visible:after:outline-accent"
        >
          <span className="inline-block max-w-[26ch] truncate align-bottom">{showControls(visitor.visitorId)}</span>
        </Link>
      </td>
      <td className={classNames(cell, 'text-text-2 max-sm:w-full')}>
        <MatchWords visitor={visitor} terms={terms} />
      </td>
      <td className={wideOnly}>
        <FewValues values={visitor.linkedIds} none="none" mono />
      </td>
      <td className={classNames(cell, 'text-right font-medium max-sm:text-left')}>
        {numberText(visitor.visits)}
        <span className="font-normal text-text-2 sm:hidden"> {visitor.visits === 1 ? 'visit' : 'visits'}</span>
      </td>
      <td className={classNames(cell, 'text-text-2')}>
        <FewValues values={visitor.countries} none="unknown" />
      </td>
      <td className={classNames(cell, 'hidden whitespace-nowrap text-text-2 md:table-cell')}>
        <TimeText ms={visitor.firstSeen} skipped className="relative cursor-pointer" />
      </td>
      <td className={classNames(cell, 'whitespace-nowrap text-text-2 max-sm:ml-auto')}>
        <TimeText ms={visitor.lastSeen} skipped className="relative cursor-pointer" />
      </td>
    </tr>
  )
}
