import { isSqlite } from '../database/is-sqlite'
import type { Database } from '../database/open-database'
import { createAnnouncer } from './announcer'
import { createAppender } from './append-visits'
import { createBehind } from './behind'
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
import { createWriter } from './create-writer'

/** The visit store on a migrated database. `close` writes what waits, then closes that database. */
export function createVisitStore(database: Database, now: () => number = Date.now): VisitStore {
  const guard = createIntakeGuard(database, now)
  const shown = createErasedFilter(guard.readErased)
  const { announce, onAppended } = createAnnouncer()
  const writer = createWriter(database, guard, announce)
  const { behind, behindOwn, eachBehind } = createBehind(writer.settled)
  // SQLite writes one at a time anyway. On PostgreSQL two would be written at once, and wait for each other's rows.
  const appender = createAppender(writer.write, isSqlite(database.kysely) ? 3 : 1)
  const historyAndErased: VisitStore['historyAndErased'] = behindOwn((visitorId, filter, page) => shown.history(readHistory(database, visitorId, filter, page)))
  const { append, tally } = countAppends(appender.append, now)
  return {
    append,
    tally,
    readErased: () => guard.readErased(),
    onAppended,
    intakes: behind((page) => readIntakes(database, page)),
    // Of what was heard of, and so is there.
    visitsByKey: (keys) => shown.visits(visitsByKey(database, keys)),
    incomingByKey: behind((keys) => incomingByKey(database, keys)),
    history: async (visitorId, filter, page) => (await historyAndErased(visitorId, filter, page)).page,
    historyAndErased,
    countHistory: behindOwn((visitorId, filter) => countHistory(database, visitorId, filter)),
    findVisitor: behindOwn((visitorId) => shown.visitor(findVisitor(database, visitorId))),
    findVisit: behindOwn((visitorId, requestId) => shown.details(findVisit(database, visitorId, requestId))),
    findPosition: behindOwn((visitorId, requestId) => findPosition(database, visitorId, requestId)),
    scanHistory: eachBehind((visitorId, filter, newest) => shown.chunks(scanHistory(database, visitorId, filter, newest))),
    visitsOfOthers: behind((linkedId, visitorId, page) => shown.visits(visitsOfOthers(database, linkedId, visitorId, page))),
    activity: behindOwn((visitorId, filter) => readActivity(database, visitorId, filter)),
    searchVisitors: behind((terms, page) => shown.page(searchVisitors(database, terms, page))),
    search: behind(async (question, page) => {
      const asked = await shown.question(question)
      return asked ? shown.page(search(database, asked, page)) : { visitors: [] }
    }),
    matchingVisits: eachBehind(async function* (question) {
      const asked = await shown.question(question)
      if (asked) yield* shown.chunks(walkMatching(database, asked))
    }),
    sharers: behind((shared, page) => shown.page(findSharers(database, shared, page))),
    countShared: behind((shared) => countShared(database, shared)),
    countVisitorsOfIp: behind((ip, atMost) => countVisitorsOfIp(database, ip, atMost)),
    similarVisitors: behind((visitorId) => shown.visitors(similarVisitors(database, visitorId))),
    map: behind((question) => countMap(database, question)),
    mapHistogram: behind((question) => countHistogram(database, question)),
    cellVisitors: behind(async (question) => {
      const asked = await shown.question(question)
      if (!asked) return { visitors: [], found: 0 }
      const found = await cellVisitors(database, asked)
      const page = await shown.page(Promise.resolve(found))
      return { ...page, found: found.found - (found.visitors.length - page.visitors.length) }
    }),
    totals: behind(() => readTotals(database)),
    sizeOnDisk: behind(() => readSizeOnDisk(database)),
    removeVisitors: behind((visitorIds) => removeVisitors(database, visitorIds)),
    removeVisits: behind((visitorId, requestIds) => removeVisits(database, visitorId, requestIds)),
    refreshRollups: () => refreshStale(database),
    makeSpans: () => makeSpans(database),
    rebuildRollups: (onProgress) => rebuildRollups(database, onProgress),
    readNote: (key) => readNote(database, key),
    writeNote: (key, value) => writeNote(database, key, value),
    settle: writer.settle,
    async close() {
      await appender.idle()
      await writer.close()
      await database.close()
    },
  }
}
