import type { Database } from '../database/open-database'
import { toStatement } from '../database/to-statement'
import { forgetUrls, urlsOfVisitor } from './forget-urls'
import { noteLeftovers } from './leftovers'
import { staleDaysOf, type Visits } from './refresh-stale'
import { forgetIntakesOf } from './intakes'
import { carryOut, type Removal } from './removal'
import { selectVisits } from './select-visits'

/** Visits forgotten with one transaction. */
const chunk = 2_000

/** Hears how many visits are gone with each transaction. */
export type OnRemoved = (visits: number) => Promise<void> | void

/** Forgets these visitors. Cut short, it leaves a visitor with too high a count; doing it again removes the rest. The rollups of the map follow with refreshStale. */
export async function removeVisitors(database: Database, visitorIds: readonly string[], onRemoved: OnRemoved = () => undefined): Promise<void> {
  for (const visitorId of visitorIds) {
    for (let upTo = await findEnd(database, visitorId); upTo !== undefined; upTo = await findEnd(database, visitorId)) {
      await onRemoved(await carryOut(database, await removal(database, visitorId, upTo)))
    }
    await onRemoved(await carryOut(database, await removal(database, visitorId), [...rollupRemoval(database, visitorId), forgetIntakesOf(database, visitorId)]))
  }
}

/** The time of the oldest visits' last one, undefined when there are few enough for one transaction. */
async function findEnd(database: Database, visitorId: string): Promise<number | undefined> {
  const row = await selectVisits(database, visitorId, {}).select('time').orderBy('time').orderBy('request_id').limit(1).offset(chunk - 1).executeTakeFirst()
  return row?.time
}

async function removal(database: Database, visitorId: string, upTo = Number.MAX_SAFE_INTEGER): Promise<Removal> {
  const urls = await urlsOfVisitor(database, visitorId, upTo)
  const doomed = (visits: Visits) => visits.where('visitor_id', '=', visitorId).where('time', '<=', upTo)
  return {
    before: [staleDaysOf(database, doomed), ...noteLeftovers(database, doomed)].map(toStatement),
    deletion: toStatement(database.kysely.deleteFrom('visits').where('visitor_id', '=', visitorId).where('time', '<=', upTo).compile()),
    behind: forgetUrls(database, urls),
  }
}

function rollupRemoval({ kysely }: Database, visitorId: string) {
  return [
    kysely.deleteFrom('visitor_values').where('visitor_id', '=', visitorId).compile(),
    kysely.deleteFrom('visitors').where('visitor_id', '=', visitorId).compile(),
  ].map(toStatement)
}
