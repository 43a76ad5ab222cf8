import { type CompiledQuery, type SelectQueryBuilder, sql } from 'kysely'
import type { Database } from '../database/open-database'
import type { Schema } from '../database/schema'
import { sqlFunctions } from '../database/sql-functions'
import { countDayAnew } from './count-day-anew'
import { dayGrains, periodDays } from './map-grains'
import { type CellKey, shortenSketches } from './shorten-sketches'

export type Visits = SelectQueryBuilder<Schema, 'visits', object>

/** Marks the days of visits that are about to go, in the transaction that removes them: their rollups are counted anew afterwards, by whoever comes to it. */
export function staleDaysOf({ kysely }: Pick<Database, 'kysely'>, narrow: (visits: Visits) => Visits): CompiledQuery {
  const days = narrow(kysely.selectFrom('visits')).select([sql<'day'>`'day'`.as('kind'), sql<number>`(time - (time % 86400000 + 86400000) % 86400000) / 86400000`.as('bucket')]).distinct()
  return kysely.insertInto('map_stale').columns(['kind', 'bucket']).expression(days).onConflict((conflict) => conflict.columns(['kind', 'bucket']).doNothing()).compile()
}

/** Counts anew what is marked as stale, a day or 30 days a transaction. Cut short, the rest stays marked; doing it again goes on. */
export async function refreshStale(database: Database, onProgress: (left: number) => void = () => undefined): Promise<void> {
  for (const kind of ['day', 'period'] as const) {
    for (let bucket = await nextStale(database, kind); bucket !== undefined; bucket = await nextStale(database, kind)) {
      onProgress(await countStale(database))
      if (kind === 'day') await countDayAnew(database, bucket)
      else await countPeriodAnew(database, bucket)
    }
  }
}

async function nextStale({ kysely }: Database, kind: 'day' | 'period'): Promise<number | undefined> {
  const row = await kysely.selectFrom('map_stale').select('bucket').where('kind', '=', kind).orderBy('bucket').limit(1).executeTakeFirst()
  return row?.bucket
}

async function countStale({ kysely }: Database): Promise<number> {
  const { left } = await kysely.selectFrom('map_stale').select((eb) => eb.fn.countAll<number>().as('left')).executeTakeFirstOrThrow()
  return left
}

/** 30 days are the sum of their days; the sketches of the days, one behind the other, are that of their union. */
async function countPeriodAnew(database: Database, period: number): Promise<void> {
  const { joined, lockTable } = sqlFunctions(database.kysely)
  const first = period * periodDays
  const long = await database.kysely.transaction().execute(async (transaction) => {
    await lockTable('map_cells')?.execute(transaction)
    const keys: CellKey[] = []
    for (const grain of dayGrains) {
      await transaction.deleteFrom('map_cells').where('grain', '=', grain + 1).where('bucket', '=', period).execute()
      await sql`insert into map_cells (grain, bucket, cell, visits, incognito, bots, sketch)
        select ${sql.lit(grain + 1)}, ${sql.lit(period)}, cell, sum(visits), sum(incognito), sum(bots), replace(${joined('sketch')}, ',', '')
        from map_cells where grain = ${grain} and bucket >= ${first} and bucket < ${first + periodDays} group by cell`.execute(transaction)
      const rows = await transaction.selectFrom('map_cells').select('cell').where('grain', '=', grain + 1).where('bucket', '=', period).where(sql<boolean>`length(sketch) > 257`).execute()
      for (const { cell } of rows) keys.push([grain + 1, period, cell])
    }
    await transaction.deleteFrom('map_stale').where('kind', '=', 'period').where('bucket', '=', period).execute()
    return keys
  })
  for (let start = 0; start < long.length; start += 500) await shortenSketches(database, long.slice(start, start + 500))
}
