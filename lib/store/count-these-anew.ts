import { type RawBuilder, sql } from 'kysely'
import type { VisitorValueKind } from '../database/migrations/001-visits'
import type { Database } from '../database/open-database'
import type { Statement } from '../database/protocol'
import { sqlFunctions } from '../database/sql-functions'
import { selectVisits } from './select-visits'

/** For the transaction that removed some of their visits: counts these visitors and their values anew. */
export function countTheseAnew(database: Database, visitorIds: readonly string[]): Statement[] {
  const { kysely } = database
  const many = visitorIds.map((visitorId) => [visitorId])
  return [
    kysely.deleteFrom('visitor_values').where('visitor_id', '=', '').compile(),
    kysely.deleteFrom('visitors').where('visitor_id', '=', '').compile(),
    kysely.insertInto('visitors').columns(['visitor_id', 'visits', 'first_seen', 'last_seen'])
      .expression(selectVisits(database, '', {}).select(['visitor_id', ...tally]).groupBy('visitor_id')).compile(),
    countValues(database, 'linked_id', 'linked_id', sql<string>`linked_id`),
    countCountries(database),
    countValues(database, 'ip', 'ip', sqlFunctions(kysely).hex('ip').$notNull()),
  ].map((compiled) => ({ sql: compiled.sql, many }))
}

function countValues(database: Database, kind: VisitorValueKind, column: 'linked_id' | 'ip', value: RawBuilder<string>) {
  // Of the column: SQLite's hex of nothing is an empty text.
  const counted = selectVisits(database, '', {}).where(column, 'is not', null)
    .select(['visitor_id', sql.lit(kind).as('kind'), value.as('value'), ...tally]).groupBy(['visitor_id', column])
  return database.kysely.insertInto('visitor_values').columns(['visitor_id', 'kind', 'value', 'visits', 'first_seen', 'last_seen']).expression(counted).compile()
}

function countCountries({ kysely }: Database) {
  const counted = kysely.selectFrom('visits').innerJoin('places', 'places.id', 'visits.place_id')
    .where('visitor_id', '=', '').where('country_code', 'is not', null)
    .select(['visitor_id', sql.lit('country').as('kind'), sql<string>`country_code`.as('value'), ...tally]).groupBy(['visitor_id', 'country_code'])
  return kysely.insertInto('visitor_values').columns(['visitor_id', 'kind', 'value', 'visits', 'first_seen', 'last_seen']).expression(counted).compile()
}

const tally = [sql<number>`count(*)`.as('visits'), sql<number>`min(time)`.as('first_seen'), sql<number>`max(time)`.as('last_seen')] as const
