import { sql } from 'kysely'
import type { Database } from '../database/open-database'

export async function readTotals({ kysely }: Database): Promise<{ visits: number; visitors: number }> {
  return kysely.selectFrom('visitors')
    .select([sql<number>`coalesce(sum(visits), 0)`.as('visits'), (eb) => eb.fn.countAll<number>().as('visitors')])
    .executeTakeFirstOrThrow()
}
