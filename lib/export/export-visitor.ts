import { getVisitStore } from '../store/get-visit-store'
import type { VisitFilter } from '../visits/visit'
import { exportArchive, type ExportRequest } from './export-archive'
import { visitorPages } from './visitor-pages'
import { zipResponse } from './zip-response'

/** A download of what the store holds of a visitor; null for a visitor that it does not know. */
export async function exportVisitor(visitorId: string, filter: VisitFilter, request: Omit<ExportRequest, 'query'>): Promise<Response | null> {
  const store = getVisitStore()
  if ((await store.findVisitor(visitorId)) === null) return null
  const name = `${visitorId}-${new Date(request.now).toISOString().replaceAll(/[:.]/g, '-')}.zip`
  return zipResponse(name, exportArchive(visitorPages(store, visitorId, filter), { ...request, query: { visitorId, ...filter } }))
}
