import type { FoundVisitor, SearchAnswer } from '@/lib/console-api/answers'
import { showControls } from '@/lib/visits/safe-text'
import { matchedBy } from './matched-by'

/** Why this visitor is in the list: "the id itself, acct_48213". */
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
