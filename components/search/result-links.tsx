import { Globe, Link2, Network } from 'lucide-react'
import type { SearchAnswer } from '@/lib/console-api/answers'
import { laterApi } from '@/lib/console-api/later-paths'
import { pages } from '@/lib/console-api/paths'
import { showControls } from '@/lib/visits/safe-text'
import { ExportButton } from '../export/export-button'
import { allVisits } from '../export/export-words'
import type { FilterValues } from '../filters/filter-names'
import { buttonClass } from '../ui/button-class'
import { Link } from '../ui/link'
import { mapParameters } from './map-parameters'

/** More than a few are found in the table. */
const mostLinks = 3

/** Where a search goes on: everybody of an account or a network that was searched for, the map, and a file. */
export function ResultLinks({ q, terms, filter }: { q: string; terms: SearchAnswer['terms']; filter: FilterValues }) {
  const onMap = mapParameters(terms, filter)
  const shared = terms.filter(({ kind }) => kind === 'linkedId' || kind === 'ip' || kind === 'network').slice(0, mostLinks)
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2 sm:ml-auto">
      {shared.map(({ kind, value }) => {
        const Icon = kind === 'linkedId' ? Link2 : Network
        return (
          <Link key={`${kind} ${value}`} href={kind === 'linkedId' ? pages.linkedId(value) : pages.network(value)} className={buttonClass('default', 'max-w-64')}>
            <Icon size={14} strokeWidth={1.75} aria-hidden className="shrink-0" />
            <span className="truncate">All of {showControls(value)}</span>
          </Link>
        )
      })}
      {onMap && (
        <Link href={`${pages.map}?${new URLSearchParams(onMap)}`} className={buttonClass()}>
          <Globe size={14} strokeWidth={1.75} aria-hidden />
          Open on the map
        </Link>
      )}
      <ExportButton target={{ path: laterApi.exportSearch, query: { q, ...filter }, what: allVisits('that this search finds') }} />
    </div>
  )
}
