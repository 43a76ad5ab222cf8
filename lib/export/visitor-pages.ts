import type { VisitStore } from '../store/visit-store'
import type { Visit, VisitFilter, VisitPosition } from '../visits/visit'

/** Small enough that writing and packing a page leaves the event loop free. */
const pageSize = 100

/** A visitor's stored visits, newest first, a page each time that one is asked for. */
export async function* visitorPages(store: Pick<VisitStore, 'history'>, visitorId: string, filter: VisitFilter): AsyncGenerator<Visit[]> {
  let after: VisitPosition | undefined
  do {
    const page = await store.history(visitorId, filter, { limit: pageSize, after })
    yield page.visits
    after = page.next
  } while (after)
}
