import type { FoundVisitor, SearchAnswer } from '@/lib/console-api/answers'
import { showControls } from '@/lib/visits/safe-text'
import { TimeText } from '../ui/time-text'
import { matchedBy } from './matched-by'

/** Why this visitor is in the list: "the id itself, acct_48213", and at which visit. */
export function MatchWords({ visitor, terms }: { visitor: FoundVisitor; terms: SearchAnswer['terms'] }) {
  const matches = matchedBy(visitor, terms)
  return (
    <span className="break-anywhere">
      {matches.map(({ how, value, sure }, index) => (
        <span key={`${how} ${value}`}>
          {index > 0 && (sure ? ', ' : ' or ')}
          {how === 'id' ? 'the id itself' : <Term beginning={how === 'beginning'} value={value} />}
        </span>
      ))}
      {visitor.newest && <At newest={visitor.newest} />}
    </span>
  )
}

function Term({ beginning, value }: { beginning: boolean; value: string }) {
  return (
    <>
      {beginning && 'its beginning '}
      <span className="rounded-tag bg-accent-weak px-0.5 font-mono text-accent">{showControls(value)}</span>
    </>
  )
}

/** Longer addresses are cut at their end. */
const shown = 60

/** The newest visit that matches. */
function At({ newest: { visit, terms } }: { newest: NonNullable<FoundVisitor['newest']> }) {
  const path = visit.url?.replace(/^https?:\/\//i, '')
  return (
    <span className="block text-label text-text-3">
      {terms.length === 0 ? 'Visit of ' : 'at '}
      <TimeText ms={visit.timestamp} skipped className="relative cursor-pointer" />
      {path !== undefined && (
        <>
          {' on '}
          <span className="font-mono">{showControls(path.length > shown ? `${path.slice(0, shown)}…` : path)}</span>
        </>
      )}
    </span>
  )
}
