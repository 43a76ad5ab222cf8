import { z } from 'zod'
import { HttpError } from '../http/http-error'
import type { Cursors } from './sealed-cursor'

/** Where the next page of a history begins. */
const placeSchema = z.object({
  after: z.object({ timestamp: z.number(), requestId: z.string() }).optional(),
  sources: z.record(z.string(), z.object({ key: z.string().optional(), end: z.enum(['window', 'short', 'unknown']).optional() })),
})
export type HistoryPlace = z.infer<typeof placeSchema>

/** Throws HttpError for a cursor that another query was given, or nobody. */
export function openHistoryCursor(cursors: Cursors, cursor: string, query: unknown): HistoryPlace {
  const place = placeSchema.safeParse(cursors.open(cursor, query))
  if (place.success) return place.data
  const message = 'is none that an answer to this query gave'
  throw new HttpError('bad_request', `The cursor ${message}. Begin again without it.`, { fields: [{ field: 'cursor', message }] })
}
