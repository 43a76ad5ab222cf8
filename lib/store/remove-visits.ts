import { type RawBuilder, sql } from 'kysely'
import type { VisitorValueKind } from '../database/migrations/001-visits'
import type { Database } from '../database/open-database'
import type { Statement } from '../database/protocol'
import { sqlFunctions } from '../database/sql-functions'
import { toStatement } from '../database/to-statement'
import { forgetUrls } from './forget-urls'
import { staleDaysOf } from './refresh-stale'
import { selectVisits } from './select-visits'

/** Visits forgotten with one transaction. */
const chunk = 2_000

/** Forgets these visits of a visitor and counts the others anew. Cut short, it leaves too high a count; doing it again mends that. The rollups of the map follow with refreshStale. */
export async function removeVisits(database: Database, visitorId: string, requestIds: readonly string[]): Promise<void> {
  for (let start = 0; start < requestIds.length; start += chunk) {
    const doomed = requestIds.slice(start, start + chunk).map((requestId) => [visitorId, requestId])
    const isLast = start + chunk >= requestIds.length
    await database.batch([...(await removal(database, doomed)), ...(isLast ? countAnew(database, visitorId) : [])])
  }
}

async function removal(database: Database, doomed: string[][]): Promise<Statement[]> {
  const { kysely } = database
  const urls = kysely.selectFrom('visits').select('url_id').where('visitor_id', '=', '').where('request_id', '=', '').compile()
  const stale = staleDaysOf(database, (visits) => visits.where('visitor_id', '=', '').where('request_id', '=', ''))
  const visits = kysely.deleteFrom('visits').where('visitor_id', '=', '').where('request_id', '=', '').compile()
  const [found] = await database.read([{ sql: urls.sql, many: doomed }])
  const ids = new Set((found?.rows ?? []).map(([id]) => id).filter((id) => typeof id === 'number'))
  return [{ sql: stale.sql, many: doomed }, { sql: visits.sql, many: doomed }, ...forgetUrls(database, [...ids])]
}

function countAnew(database: Database, visitorId: string): Statement[] {
  const { kysely } = database
  return [
    kysely.deleteFrom('visitor_values').where('visitor_id', '=', visitorId).compile(),
    kysely.deleteFrom('visitors').where('visitor_id', '=', visitorId).compile(),
    kysely.insertInto('visitors').columns(['visitor_id', 'visits', 'first_seen', 'last_seen'])
      .expression(selectVisits(database, visitorId, {}).select(['visitor_id', ...tally]).groupBy('visitor_id')).compile(),
    countValues(database, visitorId, 'linked_id', 'linked_id', sql<string>`linked_id`),
    countCountries(database, visitorId),
    countValues(database, visitorId, 'ip', 'ip', sqlFunctions(kysely).hex('ip').$notNull()),
  ].map(toStatement)
}

function countValues(database: Database, visitorId: string, kind: VisitorValueKind, column: 'linked_id' | 'ip', value: RawBuilder<string>) {
  // Of the column: SQLite's hex of nothing is an empty text.
  const counted = selectVisits(database, visitorId, {}).where(column, 'is not', null)
    .select(['visitor_id', sql.lit(kind).as('kind'), value.as('value'), ...tally]).groupBy(['visitor_id', column])
  return database.kysely.insertInto('visitor_values').columns(['visitor_id', 'kind', 'value', 'visits', 'first_seen', 'last_seen']).expression(counted).compile()
}

function countCountries({ kysely }: Database, visitorId: string) {
  const counted = kysely.selectFrom('visits').innerJoin('places', 'places.id', 'visits.place_id')
    .where('visitor_id', '=', visitorId).where('country_code', 'is not', null)
    .select(['visitor_id', sql.lit('country').as('kind'), sql<string>`country_code`.as('value'), ...tally]).groupBy(['visitor_id', 'country_code'])
  return kysely.insertInto('visitor_values').columns(['visitor_id', 'kind', 'value', 'visits', 'first_seen', 'last_seen']).expression(counted).compile()
}

const tally = [sql<number>`count(*)`.as('visits'), sql<number>`min(time)`.as('first_seen'), sql<number>`max(time)`.as('last_seen')] as const
