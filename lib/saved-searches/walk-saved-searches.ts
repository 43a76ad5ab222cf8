import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema'

/** Read with one statement, and looked through without a pause. */
const chunk = 100

interface NamingSearch {
  id: string
  /** Its name, and what its address names. */
  texts: string[]
}

/** Every saved search, of whichever account, some at a time. */
export async function* walkSavedSearches(db: Kysely<Schema>): AsyncGenerator<NamingSearch[]> {
  for (let after = ''; ; ) {
    const rows = await db.selectFrom('saved_searches').select(['id', 'name', 'named']).where('id', '>', after).orderBy('id').limit(chunk).execute()
    const last = rows.at(-1)
    if (!last) return
    after = last.id
    yield rows.map(({ id, name, named }) => ({ id, texts: [name, ...toTexts(named)] }))
  }
}

/** The one cast of stored JSON: only saving wrote it. */
const toTexts = (named: string): string[] => JSON.parse(named)
