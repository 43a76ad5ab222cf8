import type { Database } from '../database/open-database'
import type { Statement } from '../database/protocol'
import { countTheseAnew } from './count-these-anew'
import { forgetUrls } from './forget-urls'
import { noteLeftovers } from './leftovers'
import { staleDaysOf, type Visits } from './refresh-stale'
import { carryOut, type Removal } from './removal'
import type { VisitKey } from './visit-store'

/** Visits forgotten with one transaction. */
const chunk = 2_000

/** Forgets these visits of a visitor and counts the others anew. Cut short, it leaves too high a count; doing it again mends that. The rollups of the map follow with refreshStale. */
export async function removeVisits(database: Database, visitorId: string, requestIds: readonly string[]): Promise<void> {
  for (let start = 0; start < requestIds.length; start += chunk) {
    const doomed = requestIds.slice(start, start + chunk).map((requestId): VisitKey => [visitorId, requestId])
    const isLast = start + chunk >= requestIds.length
    await carryOut(database, await removal(database, doomed), isLast ? countTheseAnew(database, [visitorId]) : [])
  }
}

/**
 * Forgets visits of whomever and counts their visitors anew, in one transaction, which `provided` begins: for few of them. Answers how many
 * were there; the rollups of the map follow likewise.
 */
export async function removeKeys(database: Database, keys: readonly VisitKey[], provided: readonly Statement[] = []): Promise<number> {
  const { before, ...rest } = await removal(database, keys)
  return carryOut(database, { ...rest, before: [...provided, ...before] }, countTheseAnew(database, [...new Set(keys.map(([visitorId]) => visitorId))]))
}

/** A stand-in, bound anew for each of many. */
const one = (visits: Visits) => visits.where('visitor_id', '=', '').where('request_id', '=', '')

async function removal(database: Database, doomed: readonly VisitKey[]): Promise<Removal> {
  const { kysely } = database
  const stored = kysely.selectFrom('visits').select(['visitor_id', 'request_id', 'time', 'url_id']).where('visitor_id', '=', '').where('request_id', '=', '').compile()
  const [found] = await database.read([{ sql: stored.sql, many: doomed }])
  const rows = found?.rows ?? []
  const ids = new Set(rows.map(([, , , id]) => id).filter((id) => typeof id === 'number'))
  const times = new Map(rows.map(([visitorId, requestId, time]) => [`${String(visitorId)}\0${String(requestId)}`, Number(time)]))
  const timeOf = ([visitorId, requestId]: VisitKey) => times.get(`${visitorId}\0${requestId}`) ?? 0
  const inOrder = doomed.toSorted((one, other) => timeOf(one) - timeOf(other))
  return {
    before: [staleDaysOf(database, one), ...noteLeftovers(database, one)].map(({ sql }) => ({ sql, many: inOrder })),
    deletion: { sql: kysely.deleteFrom('visits').where('visitor_id', '=', '').where('request_id', '=', '').compile().sql, many: doomed },
    behind: forgetUrls(database, [...ids]),
  }
}
