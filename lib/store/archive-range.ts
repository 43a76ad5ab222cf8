import { sql } from 'kysely'
import type { Database } from '../database/open-database'

/** When the oldest and the newest visit were; undefined for an empty store. */
export async function archiveRange({ kysely }: Database): Promise<{ from: number; to: number } | undefined> {
  // Each by itself: one look at either end of the index.
  const oldest = kysely.selectFrom('visits').select(sql<number | null>`min(time)`.as('time'))
  const newest = kysely.selectFrom('visits').select(sql<number | null>`max(time)`.as('time'))
  const [first, last] = await Promise.all([oldest.executeTakeFirst(), newest.executeTakeFirst()])
  return first?.time === null || first === undefined || last?.time === null || last === undefined ? undefined : { from: first.time, to: last.time }
}
