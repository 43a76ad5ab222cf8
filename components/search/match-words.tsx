import type { FoundVisitor, SearchAnswer } from '@/lib/console-api/answers'
import { showControls } from '@/lib/visits/safe-text'
import { matchedBy } from './matched-by'

/** Why this visitor is in the list: "the id itself, acct_48213". */
export function MatchWords({ visitor, terms }: { visitor: FoundVisitor; terms: SearchAnswer['terms'] }) {
  const matches = matchedBy(visitor, terms)
  return (
    <span className="break-anywhere">
      {matches.map(({ kind, value, sure }, index) => (
        <span key={`${kind} ${value}`}>
          {index > 0 && (sure ? ', ' : ' or ')}
          {kind === 'visitorId' ? 'the id itself' : <Term part={kind === 'visitorIdPart'} value={value} />}
        </span>
      ))}
    </span>
  )
}

function Term({ part, value }: { part: boolean; value: string }) {
  return (
    <>
      {part && 'its beginning '}
      <span className="rounded-tag bg-accent-weak px-0.5 font-mono text-accent">{showControls(value)}</span>
    </>
  )
}
