import { stepVisit } from '@/lib/visits/timeline-steps'
import type { VisitorPageState } from './use-visitor-page'
import { countFilters } from './view/visitor-view'

/** The visit that a step from the chosen one goes to; beyond what is loaded, the neighbour that the details name. */
export function stepTo({ list, chosenId, details, filter }: VisitorPageState, step: 1 | -1, changes = false): string | undefined {
  const loaded = stepVisit(list.visits, chosenId, step, changes)
  const known = details.data?.visit.requestId === chosenId ? details.data : undefined
  // The neighbours of the details know nothing of filters.
  if (loaded !== undefined || changes || countFilters(filter) > 0) return loaded
  return step === 1 ? known?.older : known?.newer
}
