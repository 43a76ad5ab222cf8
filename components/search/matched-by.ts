import type { FoundVisitor, SearchAnswer } from '@/lib/console-api/answers'

type Term = SearchAnswer['terms'][number]

export interface Match {
  kind: Term['kind']
  value: string
  /** False where the answer does not tell which of the remaining terms it was. */
  sure: boolean
}

/** Why a visitor is in the list: the terms that its id or linked ids show, else all terms that it could be. */
export function matchedBy(visitor: FoundVisitor, terms: readonly Term[]): Match[] {
  const seen = terms.filter((term) => shows(visitor, term))
  if (seen.length > 0) return seen.map((term) => ({ ...term, sure: true }))
  const hidden = terms.filter(({ kind }) => kind !== 'visitorId' && kind !== 'visitorIdPart')
  return hidden.map((term) => ({ ...term, sure: hidden.length === 1 }))
}

function shows({ visitorId, linkedIds }: FoundVisitor, { kind, value }: Term): boolean {
  if (kind === 'visitorId') return visitorId === value
  if (kind === 'visitorIdPart') return visitorId.startsWith(value)
  return kind === 'linkedId' && linkedIds.includes(value)
}
