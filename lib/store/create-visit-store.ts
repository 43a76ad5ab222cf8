import type { Database } from '../database/open-database'
import { announceAppends } from './announce-appends'
import { createAppender } from './append-visits'
import { countAppends } from './count-appends'
import { cellVisitors } from './cell-visitors'
import { countHistory } from './count-history'
import { countHistogram, countMap } from './count-map'
import { countShared } from './count-shared'
import { countVisitorsOfIp } from './count-visitors-of-ip'
import { findSharers } from './find-sharers'
import { findPosition } from './find-position'
import { findVisit } from './find-visit'
import { findVisitor } from './find-visitor'
import { createIntakeGuard } from './intake-guard'
import { readIntakes } from './intakes'
import { createErasedFilter } from './leave-out-erased'
import { readNote, writeNote } from './notes'
import { readActivity } from './read-activity'
import { readHistory } from './read-history'
import { readSizeOnDisk } from './read-size-on-disk'
import { readTotals } from './read-totals'
import { rebuildRollups } from './rebuild-rollups'
import { refreshStale } from './refresh-stale'
import { removeVisitors } from './remove-visitors'
import { removeVisits } from './remove-visits'
import { scanHistory } from './scan-history'
import { search } from './search'
import { searchVisitors } from './search-visitors'
import { similarVisitors } from './similar-visitors'
import type { VisitStore } from './visit-store'
import { visitsOfOthers } from './visits-of-others'
import { incomingByKey, visitsByKey } from './visits-by-key'
import { walkMatching } from './walk-matching'
import { createWriteVisits } from './write-visits'

/** The visit store on a migrated database. `close` writes what waits, then closes that database. */
export function createVisitStore(database: Database, now: () => number = Date.now): VisitStore {
  const guard = createIntakeGuard(database, now)
  const shown = createErasedFilter(guard.readErased)
  const appender = createAppender(createWriteVisits(database, guard))
  const { append: counted, tally } = countAppends(appender.append, now)
  const { append, onAppended } = announceAppends(counted)
  return {
    append,
    tally,
    readErased: guard.readErased,
    onAppended,
    intakes: (page) => readIntakes(database, page),
    visitsByKey: async (keys) => shown.visits(await visitsByKey(database, keys)),
    incomingByKey: (keys) => incomingByKey(database, keys),
    history: (visitorId, filter, page) => readHistory(database, visitorId, filter, page),
    countHistory: (visitorId, filter) => countHistory(database, visitorId, filter),
    findVisitor: (visitorId) => findVisitor(database, visitorId),
    findVisit: (visitorId, requestId) => findVisit(database, visitorId, requestId),
    findPosition: (visitorId, requestId) => findPosition(database, visitorId, requestId),
    scanHistory: (visitorId, filter, newest) => scanHistory(database, visitorId, filter, newest),
    visitsOfOthers: async (linkedId, visitorId, page) => shown.visits(await visitsOfOthers(database, linkedId, visitorId, page)),
    activity: (visitorId, filter) => readActivity(database, visitorId, filter),
    searchVisitors: async (terms, page) => shown.page(await searchVisitors(database, terms, page)),
    search: async (question, page) => shown.page(await search(database, question, page)),
    matchingVisits: (question) => shown.chunks(walkMatching(database, question)),
    sharers: async (shared, page) => shown.page(await findSharers(database, shared, page)),
    countShared: (shared) => countShared(database, shared),
    countVisitorsOfIp: (ip, atMost) => countVisitorsOfIp(database, ip, atMost),
    similarVisitors: async (visitorId) => shown.visitors(await similarVisitors(database, visitorId)),
    map: (question) => countMap(database, question),
    mapHistogram: (question) => countHistogram(database, question),
    cellVisitors: async (question) => shown.page(await cellVisitors(database, question)),
    totals: () => readTotals(database),
    sizeOnDisk: () => readSizeOnDisk(database),
    removeVisitors: (visitorIds) => removeVisitors(database, visitorIds),
    removeVisits: (visitorId, requestIds) => removeVisits(database, visitorId, requestIds),
    refreshRollups: () => refreshStale(database),
    rebuildRollups: (onProgress) => rebuildRollups(database, onProgress),
    readNote: (key) => readNote(database, key),
    writeNote: (key, value) => writeNote(database, key, value),
    async close() {
      await appender.idle()
      await database.close()
    },
  }
}
