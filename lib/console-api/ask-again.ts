import type { VisitFilter } from '../visits/visit'
import type { VisitorHistory } from './answers'
import { fetchJson, withQuery } from './fetch-json'
import { api } from './paths'
import { visitsPath } from './visitor-queries'

/** Makes the server ask its sources anew, past every cache. */
export const askAgain = (visitorId: string) => fetchJson<VisitorHistory>(withQuery(api.visitor(visitorId), { limit: 1, fresh: 1 }))

/** The newest page of the timeline, outside of the cache of answers. */
export const askNewestPage = (visitorId: string, filter: VisitFilter) => fetchJson<VisitorHistory>(visitsPath(visitorId, filter, {}))
