'use client'

import { useQuery } from '@tanstack/react-query'
import { SearchX } from 'lucide-react'
import type { SearchAnswer } from '@/lib/console-api/answers'
import { pages } from '@/lib/console-api/paths'
import { similarQuery } from '@/lib/console-api/visitor-queries'
import { showControls } from '@/lib/visits/safe-text'
import type { FilterChanges, FilterValues } from '../filters/filter-names'
import { focusSearchBox } from '../shell/search-focus'
import { Button } from '../ui/button'
import { buttonClass } from '../ui/button-class'
import { countText } from '../ui/count-text'
import { EmptyState } from '../ui/empty-state'
import { Link } from '../ui/link'
import { TimeText } from '../ui/time-text'
import { widerText, withoutTimes } from './chips'

/** Longer searches are shortened where they are only repeated. */
const repeated = 80

interface NoMatchProps {
  q: string
  terms: SearchAnswer['terms']
  filter: FilterValues
  search: (text: string) => void
  onFilter: (changes: FilterChanges) => void
}

/** No visitor matches: what to look at, known ids that are nearly the same, and a wider network for an IP. */
export function NoMatch({ q, terms, filter, search, onFilter }: NoMatchProps) {
  const id = findVisitorId(terms)
  const wider = widerText(q)
  const filters = Object.keys(filter)
  const timeless = withoutTimes(q)
  const part = filters.length === 0 ? urlPart(q, terms) : undefined
  return (
    <div id="results">
      <EmptyState
        icon={SearchX}
        title={q.trim() === '' ? 'No visit matches the filters' : `No visitor matches ${shorten(showControls(q))}`}
        actions={
          <>
            {id !== undefined && (
              <Link href={pages.visitor(id)} className={buttonClass('primary')}>
                Ask the Server API
              </Link>
            )}
            <Button variant={id === undefined ? 'primary' : 'default'} onClick={() => focusSearchBox()}>
              Edit the search
            </Button>
            {filters.length > 0 && <Button onClick={() => onFilter(Object.fromEntries(filters.map((name) => [name, null])))}>Clear filters</Button>}
            {timeless !== undefined && <Button onClick={() => search(timeless)}>Search at any time</Button>}
            {part !== undefined && (
              <Link href={pages.search(undefined, { url: part })} className={buttonClass('default')}>
                Look for it in URLs
              </Link>
            )}
            {wider !== undefined && <Button onClick={() => search(wider)}>Search the whole network</Button>}
          </>
        }
      >
        <p>{filters.length > 0 ? `${countText(filters.length, 'filter')} must hold for the same visit.` : explain(terms)}</p>
      </EmptyState>
      {id !== undefined && <Similar visitorId={id} />}
    </div>
  )
}

/** What may be a visitor id as it stands; a beginning only when nothing else was searched. */
function findVisitorId(terms: SearchAnswer['terms']): string | undefined {
  const whole = terms.find(({ kind }) => kind === 'visitorId')
  return (whole ?? (terms.length === 1 ? terms.find(({ kind }) => kind === 'visitorIdPart') : undefined))?.value
}

/** A single word that may as well be a part of a URL: long enough for one, and no address of the network. */
function urlPart(q: string, terms: SearchAnswer['terms']): string | undefined {
  const word = q.trim()
  const isAddress = terms.some(({ kind }) => kind === 'ip' || kind === 'network')
  return terms.length <= 1 && !isAddress && /^\S{3,100}$/.test(word) ? word : undefined
}

function explain(terms: SearchAnswer['terms']): string {
  if (terms.every(({ kind }) => kind === 'text')) return 'Nothing to search for was recognised in it. Paste a visitor id, the beginning of one, a linked id, an address, a URL or a time.'
  if (terms.some(({ kind }) => kind === 'time')) return 'The archive has no visit with it around that time.'
  if (findVisitorId(terms) !== undefined) return 'The archive has no visit of it. The Server API may know it nevertheless. Ids differ between capital and small letters; was it copied whole?'
  return 'The archive has no visit with it. Ids differ between capital and small letters; was it copied whole?'
}

function Similar({ visitorId }: { visitorId: string }) {
  const similar = useQuery(similarQuery(visitorId))
  const visitors = similar.data?.visitors ?? []
  if (visitors.length === 0) return null
  return (
    <ul aria-label="Did you mean" className="mx-auto flex max-w-[480px] flex-col border-t border-line">
      {visitors.map((visitor) => (
        <li key={visitor.visitorId} className="flex min-h-11 flex-wrap items-center gap-x-2 border-b border-line px-4 text-small text-text-2">
          Did you mean
          <Link href={pages.visitor(visitor.visitorId)} className="inline-flex min-h-7 items-center font-mono break-anywhere text-accent hover:underline max-sm:min-h-11">
            {showControls(visitor.visitorId)}
          </Link>
          <span>
            {countText(visitor.visits, 'visit')}, last <TimeText ms={visitor.lastSeen} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function shorten(text: string): string {
  return text.length > repeated ? `${text.slice(0, repeated)}…` : text
}
