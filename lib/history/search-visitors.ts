import { z } from 'zod'
import type { FoundVisitor, SearchAnswer } from '../console-api/answers'
import { HttpError } from '../http/http-error'
import type { FoundBySearch, SearchPlace } from '../store/search-types'
import type { VisitStore } from '../store/visit-store'
import type { MapFilter } from '../visits/map-filter'
import type { RecognisedTerm } from '../visits/recognise-terms'
import type { Visit } from '../visits/visit'
import { foundVisitor } from './found-visitor'
import { matchedTerms } from './matched-terms'
import type { Cursors } from './sealed-cursor'
import type { TermLeads } from './search-leads'
import { readQuestion } from './search-question'

const pageSize = 25
const placeSchema = z.union([z.object({ lastSeen: z.number(), visitorId: z.string() }), z.object({ time: z.number(), visitorId: z.string(), requestId: z.string() })])

interface Sources {
  store: Pick<VisitStore, 'search' | 'visitsByKey'>
  cursors: Cursors
}

export interface SearchText {
  /** Empty: everybody whom the filter lets through. */
  q: string
  filter: MapFilter
  cursor?: string
}

/** A page of the visitors whom a text names, as far as the filter lets them through, and what the text was taken for. Throws HttpError for a foreign cursor. */
export async function searchVisitors({ store, cursors }: Sources, { q, filter, cursor }: SearchText): Promise<SearchAnswer> {
  const query = [q, filter]
  const after = cursor === undefined ? undefined : openCursor(cursors, cursor, query)
  const { terms, more, leads, question } = readQuestion(q, filter)
  const page = question ? await store.search(question, { limit: pageSize, after }) : { visitors: [] }
  const newest = await newestVisits(store, page.visitors)
  const visitors = page.visitors.map((visitor) => ({ ...foundVisitor(visitor), ...newestOf(newest.get(visitor.visitorId), leads) }))
  return {
    terms: terms.map((term) => ({ kind: provenKind(term, visitors, terms.length === 1), value: term.value })),
    visitors,
    ...(page.next && { next: cursors.seal(page.next, query) }),
    ...(more > 0 && { more }),
    ...(page.lookedBack && { lookedBack: page.lookedBack }),
  }
}

async function newestVisits(store: Sources['store'], visitors: readonly FoundBySearch[]): Promise<Map<string, Visit>> {
  const keys = visitors.flatMap(({ newest }) => (newest ? [[newest.visitorId, newest.requestId] as const] : []))
  const visits = keys.length === 0 ? [] : await store.visitsByKey(keys)
  return new Map(visits.map((visit) => [visit.visitorId, visit]))
}

function newestOf(visit: Visit | undefined, terms: readonly TermLeads[]): Pick<FoundVisitor, 'newest'> {
  return visit ? { newest: { visit, terms: matchedTerms(visit, terms) } } : {}
}

const asIds: ReadonlySet<RecognisedTerm['kind']> = new Set(['visitorId', 'visitorIdPart', 'time', 'linkedId'])

/** What a term that may be several ids turned out to be; its look decides where nothing was found. */
function provenKind({ kind, value }: RecognisedTerm, visitors: readonly FoundVisitor[], isAlone: boolean): RecognisedTerm['kind'] {
  if (!asIds.has(kind) || visitors.length === 0) return kind
  if (visitors.some(({ visitorId }) => visitorId === value)) return 'visitorId'
  if (visitors.some(({ linkedIds }) => linkedIds.includes(value))) return 'linkedId'
  if (kind === 'time') return kind
  if (visitors.some(({ visitorId }) => visitorId.startsWith(value))) return 'visitorIdPart'
  // The lists of linked ids are cut, so that the one that was found need not stand there.
  return isAlone ? 'linkedId' : kind
}

function openCursor(cursors: Cursors, cursor: string, query: unknown): SearchPlace {
  const place = placeSchema.safeParse(cursors.open(cursor, query))
  if (place.success) return place.data
  const message = 'is none that an answer to this search gave'
  throw new HttpError('bad_request', `The cursor ${message}. Begin again without it.`, { fields: [{ field: 'cursor', message }] })
}
