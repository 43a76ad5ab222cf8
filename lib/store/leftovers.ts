import { sql } from 'kysely'
import type { Database } from '../database/open-database'
import type { Visits } from './refresh-stale'

/** For the transaction that removes visits, before it does: notes the places and clients that perhaps nobody has any more. */
export function noteLeftovers({ kysely }: Pick<Database, 'kysely'>, narrow: (visits: Visits) => Visits) {
  const noted = (dictionary: 'places' | 'clients', column: 'place_id' | 'client_id') => kysely.insertInto('erasure_leftovers').columns(['dictionary', 'id'])
    .expression(narrow(kysely.selectFrom('visits')).select([sql.lit(dictionary).as('dictionary'), `${column} as id`]).distinct())
    .onConflict((conflict) => conflict.columns(['dictionary', 'id']).doNothing()).compile()
  return [noted('places', 'place_id'), noted('clients', 'client_id')]
}
