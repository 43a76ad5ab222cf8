import { z } from 'zod'
import type { FoundVisitor, SearchAnswer } from '../console-api/answers'
import { HttpError } from '../http/http-error'
import type { VisitStore } from '../store/visit-store'
import { lookedFor, type RecognisedTerm, recogniseTerms } from '../visits/recognise-terms'
import { foundVisitor } from './found-visitor'
import type { Cursors } from './sealed-cursor'

const pageSize = 25
const positionSchema = z.object({ lastSeen: z.number(), visitorId: z.string() })

/** A page of the visitors whom a text names, last seen first, and what the text was taken for. Throws HttpError for a foreign cursor. */
export async function searchVisitors({ store, cursors }: { store: Pick<VisitStore, 'searchVisitors'>; cursors: Cursors }, q: string, cursor?: string): Promise<SearchAnswer> {
  const after = cursor === undefined ? undefined : openCursor(cursors, cursor, q)
  const terms = recogniseTerms(q)
  const page = await store.searchVisitors(terms.flatMap(lookedFor), { limit: pageSize, after })
  const visitors = page.visitors.map(foundVisitor)
  return {
    terms: terms.map((term) => ({ kind: provenKind(term, visitors, terms.length === 1), value: term.value })),
    visitors,
    ...(page.next ? { next: cursors.seal(page.next, q) } : {}),
  }
}

const asIds: ReadonlySet<RecognisedTerm['kind']> = new Set(['visitorId', 'visitorIdPart', 'time', 'linkedId'])

/** What a term that may be several ids turned out to be; its look decides where nothing was found. */
function provenKind({ kind, value }: RecognisedTerm, visitors: readonly FoundVisitor[], isAlone: boolean): RecognisedTerm['kind'] {
  if (!asIds.has(kind) || visitors.length === 0) return kind
  if (visitors.some(({ visitorId }) => visitorId === value)) return 'visitorId'
  if (visitors.some(({ linkedIds }) => linkedIds.includes(value))) return 'linkedId'
  if (visitors.some(({ visitorId }) => visitorId.startsWith(value))) return 'visitorIdPart'
  // The lists of linked ids are cut, so that the one that was found need not stand there.
  return isAlone ? 'linkedId' : kind
}

function openCursor(cursors: Cursors, cursor: string, q: string) {
  const position = positionSchema.safeParse(cursors.open(cursor, q))
  if (position.success) return position.data
  const message = 'is none that an answer to this search gave'
  throw new HttpError('bad_request', `The cursor ${message}. Begin again without it.`, { fields: [{ field: 'cursor', message }] })
}
