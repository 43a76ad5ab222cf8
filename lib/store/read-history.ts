import { sql } from 'kysely'
import { compileOnce } from '../database/compile-once'
import type { Database } from '../database/open-database'
import { sqlFunctions } from '../database/sql-functions'
import type { VisitFilter, VisitPosition } from '../visits/visit'
import { selectPacked, unpackVisits } from './read-visits'
import { selectVisits, standsTo } from './select-visits'
import type { HistoryPage } from './visit-store'

interface Question {
  visitorId: string
  filter: VisitFilter
  limit: number
  after?: VisitPosition
  without: readonly string[]
}

/**
 * A page of a visitor's visits, newest first, since when the visitor is known, and the version of what was erased at that instant: one
 * statement, since each way to the thread has its price.
 */
export async function readHistory(database: Database, visitorId: string, filter: VisitFilter, { limit, after, without = [] }: { limit: number; after?: VisitPosition; without?: readonly string[] }): Promise<{ page: HistoryPage; erasedVersion: number | undefined }> {
  const [found] = await askHistory(database, { visitorId, filter, limit, after, without })
  const read = found ? unpackVisits(found) : []
  const firstSeen = found?.first_seen ?? null
  const visits = read.slice(0, limit)
  const last = visits.at(-1)
  const page = read.length > limit && last ? { visits, firstSeen, next: { timestamp: last.timestamp, requestId: last.requestId } } : { visits, firstSeen }
  return { page, erasedVersion: found?.erased_version ?? undefined }
}

const askHistory = compileOnce({
  shapeOf: ({ filter, after, without }: Question) => [...Object.entries(filter).map(([name, value]) => name === 'incognito' ? `${name} ${value}` : value !== undefined && name), after !== undefined, without.length > 0].join(),
  build(database, { filter, after, without }, blank) {
    const visitorId = blank((asked) => asked.visitorId)
    let query = selectVisits(database, visitorId, {
      from: filter.from === undefined ? undefined : blank((asked) => asked.filter.from),
      to: filter.to === undefined ? undefined : blank((asked) => asked.filter.to),
      linkedId: filter.linkedId === undefined ? undefined : blank((asked) => asked.filter.linkedId),
      incognito: filter.incognito,
      country: filter.country === undefined ? undefined : blank((asked) => asked.filter.country),
      browserName: filter.browserName === undefined ? undefined : blank((asked) => asked.filter.browserName),
    })
    if (after) query = query.where(standsTo('<', { timestamp: blank((asked) => asked.after?.timestamp ?? 0), requestId: blank((asked) => asked.after?.requestId ?? '') }))
    if (without.length > 0) query = query.where(sqlFunctions(database.kysely).noneOf('visits.request_id', blank((asked) => JSON.stringify(asked.without))))
    // One more, which tells whether there are more.
    const limit = sql<number>`${blank((asked) => asked.limit + 1)}`
    return selectPacked(database, query.orderBy('time', 'desc').orderBy('request_id', 'desc').limit(limit))
      .select((eb) => [
        eb.selectFrom('visitors').select('visitors.first_seen').where('visitors.visitor_id', '=', visitorId).as('first_seen'),
        eb.selectFrom('tombstone_state').select('version').as('erased_version'),
      ])
  },
})
