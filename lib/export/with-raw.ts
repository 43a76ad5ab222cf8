import type { VisitStore } from '../store/visit-store'
import type { Visit } from '../visits/visit'
import type { ExportedVisit } from './exported-visit'

/** Read at once: one raw text may be as large as 2 MiB. */
const atOnce = 20

/** The same pages, each visit beside its JSON as received where that is asked for. */
export async function* withRaw(store: Pick<VisitStore, 'incomingByKey'>, pages: AsyncIterable<Visit[]>, raw: boolean): AsyncGenerator<ExportedVisit[]> {
  for await (const page of pages) {
    if (!raw || page.length === 0) yield page.map((visit) => ({ visit }))
    else for (let start = 0; start < page.length; start += atOnce) yield await asReceived(store, page.slice(start, start + atOnce))
  }
}

async function asReceived(store: Pick<VisitStore, 'incomingByKey'>, visits: readonly Visit[]): Promise<ExportedVisit[]> {
  return store.incomingByKey(visits.map(({ visitorId, requestId }) => [visitorId, requestId]))
}
