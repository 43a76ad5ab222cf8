import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema'
import { createFinder } from './named-values'
import { walkSavedSearches } from './walk-saved-searches'

/**
 * Removes every saved search, of whichever account, whose name or address names one of these values: visitor ids, linked ids, addresses.
 * Answers how many; with `count` it leaves them there. Give it the transaction of an erasure, or the database.
 */
export async function forgetSavedSearches(db: Kysely<Schema>, values: readonly string[], mode: 'remove' | 'count' = 'remove'): Promise<number> {
  const names = createFinder(values)
  let found = 0
  for await (const searches of walkSavedSearches(db)) {
    const naming = searches.filter(({ texts }) => texts.some(names)).map(({ id }) => id)
    found += naming.length
    if (mode === 'remove' && naming.length > 0) await db.deleteFrom('saved_searches').where('id', 'in', naming).execute()
  }
  return found
}
