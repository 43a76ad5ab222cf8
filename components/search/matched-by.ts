import type { FoundVisitor, SearchAnswer } from '@/lib/console-api/answers'

type Term = SearchAnswer['terms'][number]

export interface Match {
  how: 'id' | 'beginning' | 'value'
  value: string
  /** False where the answer does not tell which of several terms it was. */
  sure: boolean
}

/** The answer cuts a visitor's linked ids here. */
const listed = 20

/** Why a visitor is in the list: the terms of the visit that matches, else those that its id or linked ids show, else all that it could be. */
export function matchedBy(visitor: FoundVisitor, terms: readonly Term[]): Match[] {
  if (visitor.newest) return visitor.newest.terms.map((term) => knownMatch(visitor, term))
  const seen = terms.flatMap((term) => shownMatch(visitor, term) ?? [])
  if (seen.length > 0) return seen
  const hidden = terms.flatMap((term) => hiddenMatch(visitor, term) ?? [])
  return hidden.map((match) => ({ ...match, sure: hidden.length === 1 }))
}

function knownMatch(visitor: FoundVisitor, term: Term): Match {
  return shownMatch(visitor, term) ?? { how: 'value', value: term.value, sure: true }
}

function shownMatch({ visitorId, linkedIds }: FoundVisitor, { kind, value }: Term): Match | undefined {
  if (isAddress(kind)) return undefined
  if (visitorId === value) return { how: 'id', value, sure: true }
  if (linkedIds.includes(value)) return { how: 'value', value, sure: true }
  const mayBegin = kind === 'visitorId' || kind === 'visitorIdPart'
  return mayBegin && visitorId.startsWith(value) ? { how: 'beginning', value, sure: true } : undefined
}

function hiddenMatch({ linkedIds }: FoundVisitor, { kind, value }: Term): Match | undefined {
  if (isAddress(kind)) return { how: 'value', value, sure: false }
  return kind !== 'text' && kind !== 'time' && kind !== 'url' && linkedIds.length >= listed ? { how: 'value', value, sure: false } : undefined
}

const isAddress = (kind: Term['kind']) => kind === 'ip' || kind === 'network'
