import type { Database } from '../database/open-database'
import { layTombstones } from './tombstones'

const pageSize = 10_000

/** Lays the tombstones of one store in another too, under the secrets that they were made with. What is there already stays. */
export async function carryTombstones(source: Database, target: Database): Promise<void> {
  const keys = await source.kysely.selectFrom('tombstone_keys').select('key').execute()
  const addKey = target.kysely.insertInto('tombstone_keys').values({ key: '' }).onConflict((conflict) => conflict.column('key').doNothing()).compile().sql
  for (let after = ''; ; ) {
    const rows = await source.kysely.selectFrom('tombstones').select(['hash', 'erased_at as erasedAt']).where('hash', '>', after).orderBy('hash').limit(pageSize).execute()
    const last = rows.at(-1)
    if (!last) return
    await target.batch([...layTombstones(target, rows), { sql: addKey, many: keys.map(({ key }) => [key]) }])
    after = last.hash
  }
}
