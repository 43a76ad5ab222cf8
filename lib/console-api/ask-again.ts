import type { VisitFilter } from '../visits/visit'
import type { VisitorHistory } from './answers'
import { fetchJson } from './fetch-json'
import { visitsPath } from './visitor-queries'

/** Makes the server ask its sources anew, past every cache, for what the timeline then asks for. */
export const askAgain = (visitorId: string, filter: VisitFilter) => fetchJson<VisitorHistory>(`${visitsPath(visitorId, filter, {})}&fresh=1`)

/** The newest page of the timeline, outside of the cache of answers. */
export const askNewestPage = (visitorId: string, filter: VisitFilter) => fetchJson<VisitorHistory>(visitsPath(visitorId, filter, {}))
