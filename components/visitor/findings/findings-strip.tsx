'use client'

import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { numberText } from '@/components/ui/count-text'
import { Link } from '@/components/ui/link'
import { pages } from '@/lib/console-api/paths'
import type { VisitorOverview } from '@/lib/console-api/answers'
import type { Finding } from '@/lib/findings/finding'
import { clearWords, findingWords } from '@/lib/findings/finding-words'
import { useZone } from '@/components/shell/zone-context'
import { useNow } from '@/components/ui/use-now'
import type { Visit } from '@/lib/visits/visit'
import type { VisitorPageState } from '../use-visitor-page'
import { useLayout } from '../view/use-layout'
import type { VisitorView } from '../view/visitor-view'
import { findingLook } from './finding-look'
import { findingVisits } from './finding-visits'
import { liftFilters } from './lift-filters'

/** Of more than five findings four are in sight before "n more". */
const mostInSight = 5

interface Props {
  page: VisitorPageState
  overview: VisitorOverview
  /** Called with the view that shows a visit of the finding. */
  onChoose: (finding: Finding, view: Partial<VisitorView>) => void
}

/** What the rules found, worst first, each with its figures; the last cell says which checks found nothing. */
export default function FindingsStrip({ page: { view, list, details, chosenId }, overview, onChoose }: Props) {
  const [all, setAll] = useState(false)
  const [followed, setFollowed] = useState<Finding>()
  const { findings, clear } = overview
  // A phone goes through all of them sideways.
  const phone = useLayout() === 'phone'
  const inSight = phone || findings.length <= mostInSight ? findings.length : mostInSight - 1
  const shown = all ? findings : findings.slice(0, inSight)
  const cells = findings.length + 1
  const words = clearWords(clear)
  const choose = (finding: Finding, requestId: string) => {
    const isSought = (visit: Visit | undefined) => visit?.requestId === requestId
    const visit = isSought(details.data?.visit) ? details.data?.visit : list.visits.find(isSought)
    const travel = finding.kind === 'impossible-travel' || finding.kind === 'unlikely-travel'
    onChoose(finding, { visit: requestId, ...liftFilters(view, finding, visit), ...(travel ? { map: 'path' } : {}) })
  }
  return (
    <ul
      aria-label="Findings"
      className="flex shrink-0 border-t border-line max-md:grid max-md:grid-cols-2 max-sm:flex max-sm:snap-x max-sm:scroll-px-4 max-sm:gap-2 max-sm:overflow-x-auto max-sm:px-4 max-sm:py-2.5 md:flex-wrap"
    >
      {shown.map((finding, index) => (
        <FindingCell key={`${finding.kind} ${finding.from} ${index}`} finding={finding} place={`${index + 1} of ${cells}`} chosenId={chosenId} followed={finding === followed} onFollow={setFollowed} onChoose={choose} />
      ))}
      {findings.length > inSight ? (
        <li className="flex items-center border-l border-line max-md:border-t">
          <button type="button" aria-expanded={all} onClick={() => setAll(!all)} className="h-full min-h-11 px-4 text-small font-medium text-accent hover:bg-hover">
            {all ? 'Fewer' : `${findings.length - inSight} more`}
          </button>
        </li>
      ) : null}
      <li className={cell}>
        <div className="flex gap-2">
          <CircleCheck size={16} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0 text-ok" />
          <div className="min-w-0 flex-1">
            <div className="flex items-baseline gap-2">
              <span className="flex-1 text-body font-semibold">{words.title}</span>
              <span className="text-label text-text-3 sm:hidden">
                {cells} of {cells}
              </span>
            </div>
            <p className="text-small text-text-2">{words.text}</p>
            {overview.examined < overview.visits ? <p className="text-small text-text-3">The newest {numberText(overview.examined)} visits were examined.</p> : null}
          </div>
        </div>
      </li>
    </ul>
  )
}

const cell = 'relative min-w-0 flex-1 px-4 py-2 border-l border-line first:border-l-0 max-md:odd:border-l-0 max-md:last:odd:col-span-2 max-md:not-first:nth-[n+3]:border-t max-sm:min-w-[86%] max-sm:snap-start max-sm:rounded-panel max-sm:border! max-sm:border-line!'

interface CellProps {
  finding: Finding
  place: string
  chosenId: string | undefined
  /** It was the last one clicked. */
  followed: boolean
  onFollow: (finding: Finding) => void
  onChoose: (finding: Finding, requestId: string) => void
}

function FindingCell({ finding, place, chosenId, followed, onFollow, onChoose }: CellProps) {
  const { zone } = useZone()
  const now = useNow()
  const { title, parts } = findingWords(finding, { zone, now })
  const { icon: Icon, ink } = findingLook(finding)
  const danger = finding.severity === 'danger'
  const visits = findingVisits(finding)
  const at = visits.findIndex((requestId) => requestId === chosenId)
  // Clicked again, it goes on to its next visit.
  const next = followed || at === 0 ? visits[(at + 1) % visits.length] : visits[0]
  const follow = () => {
    onFollow(finding)
    if (next !== undefined) onChoose(finding, next)
  }
  return (
    <li className={classNames(cell, danger && 'bg-danger-weak md:flex-[1.35]')}>
      <div className="flex gap-2">
        <Icon size={16} strokeWidth={1.75} aria-hidden className={classNames('mt-0.5 shrink-0', ink)} />
        <div className="min-w-0 flex-1">
          <button
            type="button"
            aria-pressed={at !== -1}
            onClick={follow}
            className="flex w-full items-baseline gap-2 text-left after:absolute after:inset-0 hover:underline focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
          >
            <span className={classNames('flex-1 text-body font-semibold', danger && 'text-danger')}>{title}</span>
            <span className={classNames('text-label', danger ? 'text-danger' : 'text-text-2')}>
              <span className="sm:hidden">{place}</span>
              {at !== -1 && visits.length > 1 ? (
                <span className="whitespace-nowrap max-sm:hidden">
                  {at + 1} of {visits.length}
                </span>
              ) : null}
            </span>
          </button>
          <p className={classNames('text-small break-anywhere', danger ? 'text-text' : 'text-text-2')}>
            {parts.map((part, index) => (typeof part === 'string' ? part : <code key={index}>{part.mono}</code>))}
          </p>
          {finding.kind === 'shared-ip' ? (
            <Link href={pages.network(finding.figures.ip)} className="relative text-small font-medium text-accent hover:underline">
              Show them
            </Link>
          ) : null}
        </div>
      </div>
    </li>
  )
}
