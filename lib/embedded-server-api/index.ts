import 'server-only'
import { serverApiAccess } from '../server-api/get-server-api'
import { getVisitStore } from '../store/get-visit-store'
import { createEmbeddedServerApi } from './create-embedded-server-api'

/** The embedded Server API on this process's own visit store. */
export const embeddedServerApi = createEmbeddedServerApi({
  store: {
    append: (visits) => getVisitStore().append(visits),
    history: (visitorId, filter, page) => getVisitStore().history(visitorId, filter, page),
    findPosition: (visitorId, requestId) => getVisitStore().findPosition(visitorId, requestId),
  },
  isToken: (candidate) => serverApiAccess().isEmbeddedToken(candidate),
  now: Date.now,
})
