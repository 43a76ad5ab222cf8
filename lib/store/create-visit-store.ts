import { isSqlite } from '../database/is-sqlite'
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
import { makeSpans } from './make-spans'
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
  // SQLite writes one at a time anyway. On PostgreSQL two would be written at once, and wait for each other's rows.
  const appender = createAppender(createWriteVisits(database, guard), isSqlite(database.kysely) ? 3 : 1)
  const { append: counted, tally } = countAppends(appender.append, now)
  const { append, onAppended } = announceAppends(counted)
  return {
    append,
    tally,
    readErased: () => guard.readErased(),
    onAppended,
    intakes: (page) => readIntakes(database, page),
    visitsByKey: (keys) => shown.visits(visitsByKey(database, keys)),
    incomingByKey: (keys) => incomingByKey(database, keys),
    history: (visitorId, filter, page) => shown.history(readHistory(database, visitorId, filter, page)),
    countHistory: (visitorId, filter) => countHistory(database, visitorId, filter),
    findVisitor: (visitorId) => shown.visitor(findVisitor(database, visitorId)),
    findVisit: (visitorId, requestId) => shown.details(findVisit(database, visitorId, requestId)),
    findPosition: (visitorId, requestId) => findPosition(database, visitorId, requestId),
    scanHistory: (visitorId, filter, newest) => shown.chunks(scanHistory(database, visitorId, filter, newest)),
    visitsOfOthers: (linkedId, visitorId, page) => shown.visits(visitsOfOthers(database, linkedId, visitorId, page)),
    activity: (visitorId, filter) => readActivity(database, visitorId, filter),
    searchVisitors: (terms, page) => shown.page(searchVisitors(database, terms, page)),
    search: async (question, page) => {
      const asked = await shown.question(question)
      return asked ? shown.page(search(database, asked, page)) : { visitors: [] }
    },
    async *matchingVisits(question) {
      const asked = await shown.question(question)
      if (asked) yield* shown.chunks(walkMatching(database, asked))
    },
    sharers: (shared, page) => shown.page(findSharers(database, shared, page)),
    countShared: (shared) => countShared(database, shared),
    countVisitorsOfIp: (ip, atMost) => countVisitorsOfIp(database, ip, atMost),
    similarVisitors: (visitorId) => shown.visitors(similarVisitors(database, visitorId)),
    map: (question) => countMap(database, question),
    mapHistogram: (question) => countHistogram(database, question),
    cellVisitors: async (question) => {
      const asked = await shown.question(question)
      if (!asked) return { visitors: [], found: 0 }
      const found = await cellVisitors(database, asked)
      const page = await shown.page(Promise.resolve(found))
      return { ...page, found: found.found - (found.visitors.length - page.visitors.length) }
    },
    totals: () => readTotals(database),
    sizeOnDisk: () => readSizeOnDisk(database),
    removeVisitors: (visitorIds) => removeVisitors(database, visitorIds),
    removeVisits: (visitorId, requestIds) => removeVisits(database, visitorId, requestIds),
    refreshRollups: () => refreshStale(database),
    makeSpans: () => makeSpans(database),
    rebuildRollups: (onProgress) => rebuildRollups(database, onProgress),
    readNote: (key) => readNote(database, key),
    writeNote: (key, value) => writeNote(database, key, value),
    async close() {
      await appender.idle()
      await database.close()
    },
  }
}
