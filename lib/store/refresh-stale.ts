import { type CompiledQuery, type SelectQueryBuilder, sql } from 'kysely'
import type { Database } from '../database/open-database'
import type { Schema } from '../database/schema'
import { countDayAnew } from './count-day-anew'

export type Visits = SelectQueryBuilder<Schema, 'visits', object>

/**
 * Marks the days of visits that are about to go, in the transaction that removes them: their rollups are counted anew afterwards, by whoever
 * comes to it. A mark that is there is written again, so that whoever counts that day waits for the end of
 * this transaction; in the order of the days, so that two removals never wait for each other.
 */
export function staleDaysOf({ kysely }: Pick<Database, 'kysely'>, narrow: (visits: Visits) => Visits): CompiledQuery {
  const days = narrow(kysely.selectFrom('visits')).select([sql<'day'>`'day'`.as('kind'), sql<number>`(time - (time % 86400000 + 86400000) % 86400000) / 86400000`.as('bucket')]).distinct().orderBy('bucket')
  return kysely.insertInto('map_stale').columns(['kind', 'bucket']).expression(days).onConflict((conflict) => conflict.columns(['kind', 'bucket']).doUpdateSet(({ ref }) => ({ bucket: ref('excluded.bucket') }))).compile()
}

/** Counts anew the days that are marked as stale, one a transaction. Cut short, the rest stays marked; doing it again goes on. */
export async function refreshStale(database: Database, onProgress: (left: number) => void = () => undefined): Promise<void> {
  for (let day = await nextStale(database); day !== undefined; day = await nextStale(database)) {
    onProgress(await countStale(database))
    await countDayAnew(database, day)
  }
}

async function nextStale({ kysely }: Database): Promise<number | undefined> {
  const row = await kysely.selectFrom('map_stale').select('bucket').where('kind', '=', 'day').orderBy('bucket').limit(1).executeTakeFirst()
  return row?.bucket
}

async function countStale({ kysely }: Database): Promise<number> {
  const { left } = await kysely.selectFrom('map_stale').select((eb) => eb.fn.countAll<number>().as('left')).executeTakeFirstOrThrow()
  return left
}
