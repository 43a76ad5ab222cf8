import { z } from 'zod'
import type { SharersAnswer } from '../console-api/answers'
import { HttpError } from '../http/http-error'
import type { Shared } from '../store/sharers'
import type { VisitStore } from '../store/visit-store'
import type { Cursors } from './sealed-cursor'

const pageSize = 50
const placeSchema = z.object({ time: z.number(), visitorId: z.string(), requestId: z.string() })

interface Sources {
  store: Pick<VisitStore, 'sharers' | 'countShared'>
  cursors: Cursors
}

/** A page of the visitors who share something; the first has the totals too. Throws HttpError for a foreign cursor. */
export async function listSharers({ store, cursors }: Sources, shared: Shared, cursor?: string): Promise<SharersAnswer> {
  const after = cursor === undefined ? undefined : openCursor(cursors, cursor, shared)
  const [total, { next, ...page }] = await Promise.all([after ? null : store.countShared(shared), store.sharers(shared, { limit: pageSize, after })])
  return { value: shared.value, ...(total && { total }), ...page, ...(next && { next: cursors.seal(next, shared) }) }
}

function openCursor(cursors: Cursors, cursor: string, shared: Shared) {
  const place = placeSchema.safeParse(cursors.open(cursor, shared))
  if (place.success) return place.data
  const message = 'is none that an answer to this question gave'
  throw new HttpError('bad_request', `The cursor ${message}. Begin again without it.`, { fields: [{ field: 'cursor', message }] })
}
