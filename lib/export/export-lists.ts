import { environment } from '../environment'
import { getVisitStore } from '../store/get-visit-store'
import type { SearchQuestion, VisitsQuestion } from '../store/search-types'
import type { Shared } from '../store/sharers'
import type { MapFilter } from '../visits/map-filter'
import type { Visit, VisitFilter } from '../visits/visit'
import { exportArchive, type ExportedList, type ExportRequest } from './export-archive'
import { visitorPages } from './visitor-pages'
import { withRaw } from './with-raw'
import { zipResponse } from './zip-response'

type Asked = Omit<ExportRequest, 'list' | 'query' | 'installation'>

/** A download of what the store holds of a visitor; null for a visitor that it does not know. */
export async function exportVisitor(visitorId: string, filter: VisitFilter, asked: Asked): Promise<Response | null> {
  const store = getVisitStore()
  if ((await store.findVisitor(visitorId)) === null) return null
  return download({ name: visitorId, list: 'visitor', query: { visitorId, ...filter } }, visitorPages(store, visitorId, filter), asked)
}

/** A download of the visits that a search finds; of none where the text names nothing. */
export function exportSearch(q: string, filter: MapFilter, question: SearchQuestion | undefined, asked: Asked): Response {
  return download({ name: 'search', list: 'search', query: { ...(q !== '' && { q }), ...filter } }, question ? getVisitStore().matchingVisits(question) : nothing(), asked)
}

/** A download of an account's visits, or of those from a network; null for what nobody has. */
export async function exportShared(shared: Shared, asked: Asked): Promise<Response | null> {
  const store = getVisitStore()
  if ((await store.countShared(shared)) === null) return null
  const named = shared.kind === 'linkedId' ? { name: 'linked-id', list: 'linked id' as const } : { name: 'network', list: 'network' as const }
  return download({ ...named, query: { [shared.kind]: shared.value } }, store.matchingVisits({ leads: [shared], filter: {} }), asked)
}

/** A download of the visits in a cell of the map. */
export function exportCell(area: NonNullable<VisitsQuestion['area']>, filter: MapFilter, asked: Asked): Response {
  return download({ name: 'map-cell', list: 'map cell', query: { ...area, ...filter } }, getVisitStore().matchingVisits({ leads: [], filter, area }), asked)
}

function download({ name, list, query }: { name: string; list: ExportedList; query: Record<string, unknown> }, pages: AsyncIterable<Visit[]>, asked: Asked): Response {
  const request = { ...asked, list, query, installation: environment().publicUrl }
  const time = new Date(asked.now).toISOString().replaceAll(/[:.]/g, '-')
  return zipResponse(`${name}-${time}.zip`, exportArchive(withRaw(getVisitStore(), pages, asked.raw), request))
}

async function* nothing(): AsyncGenerator<Visit[]> {}
