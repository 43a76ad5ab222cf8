import { z } from 'zod'
import { getErasures } from '@/lib/erasure'
import { getWriteThrough } from '@/lib/history/get-write-through'
import { refuseErased } from '@/lib/history/refuse-erased'
import { HttpError } from '@/lib/http/http-error'
import { getVisitStore, type VisitStore } from '@/lib/store'
import { visitorIdSchema } from '@/lib/visits/visitor-id-schema'

export const visitorParams = z.object({ visitorId: visitorIdSchema })

/** The audit's row of somebody who looks at a visitor; one a minute is enough for the parts of one page. */
export const visitorView = ({ params: { visitorId } }: { params: { visitorId: string } }) =>
  ({ action: 'visitor.view', subject: { id: visitorId, name: () => visitorInAudit(visitorId) }, once: true })

export const visitorInAudit = (visitorId: string) => getErasures().nameInAudit({ kind: 'visitor', id: visitorId })

/** The archive, with all that look-ups have brought of the visitor. Throws HttpError for one that was erased. */
export async function archiveOf(visitorId: string): Promise<VisitStore> {
  await getWriteThrough().whenKept(visitorId)
  await refuseErased(getVisitStore(), 'visitor', visitorId)
  return getVisitStore()
}

/** What was found of a visitor. Throws HttpError where it was nothing. */
export function known<Found>(found: Found | null, sentence = 'No visit of this visitor is known. Check the id, or search for it.'): Found {
  if (found === null) throw new HttpError('not_found', sentence)
  return found
}
