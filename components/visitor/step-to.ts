import { stepVisit } from '@/lib/visits/timeline-steps'
import type { Visit, VisitFilter } from '@/lib/visits/visit'
import { countFilters } from './view/visitor-view'

interface Place {
  /** What is loaded, newest first. */
  list: { visits: readonly Visit[]; complete: boolean }
  chosenId: string | undefined
  details: { data?: { visit: Visit; older?: string; newer?: string } }
  filter: VisitFilter
}

/** The visit that a step from the chosen one goes to; beyond what is loaded, the neighbour that the details name. */
export function stepTo({ list, chosenId, details, filter }: Place, step: 1 | -1, changes = false): string | undefined {
  const loaded = stepVisit(list.visits, chosenId, step, { changes, complete: list.complete })
  // The neighbours of the details know nothing of filters and changes.
  if (changes || countFilters(filter) > 0) return loaded
  const listed = list.visits.some(({ requestId }) => requestId === chosenId)
  if (listed && loaded !== undefined) return loaded
  const known = details.data?.visit.requestId === chosenId ? details.data : undefined
  return step === 1 ? known?.older : known?.newer
}
