import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema'
import { createFinder } from './named-values'

/** Read with one statement, and looked through without a pause. */
const chunk = 100

/**
 * Removes every saved search, of whichever account, whose name or address names one of these values: visitor ids, linked ids, addresses.
 * Answers how many; with `count` it leaves them there. Give it the transaction of an erasure, or the database.
 */
export async function forgetSavedSearches(db: Kysely<Schema>, values: readonly string[], mode: 'remove' | 'count' = 'remove'): Promise<number> {
  const names = createFinder(values)
  let found = 0
  for (let after = ''; ; ) {
    const rows = await db.selectFrom('saved_searches').select(['id', 'name', 'named']).where('id', '>', after).orderBy('id').limit(chunk).execute()
    const last = rows.at(-1)
    if (!last) return found
    after = last.id
    const naming = rows.filter(({ name, named }) => [name, ...toTexts(named)].some(names)).map(({ id }) => id)
    found += naming.length
    if (mode === 'remove' && naming.length > 0) await db.deleteFrom('saved_searches').where('id', 'in', naming).execute()
  }
}

/** The one cast of stored JSON: only saving wrote it. */
const toTexts = (named: string): string[] => JSON.parse(named)
