import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { SavedSearch } from '../console-api/answers'
import type { Schema } from '../database/schema'
import { HttpError } from '../http/http-error'
import { namedValues } from './named-values'

/** Of one account; more are no list to find something in. */
const mostSaved = 100

export interface SavedSearches {
  /** Those of an account, by name. */
  list(accountId: string): Promise<SavedSearch[]>
  /** Throws HttpError `conflict` where the account has this name already, or too many. */
  save(accountId: string, search: Pick<SavedSearch, 'name' | 'address'>): Promise<SavedSearch>
  /** The account's search of this id. Throws HttpError `not_found`. */
  get(accountId: string, id: string): Promise<SavedSearch>
  /** Throws HttpError `not_found`, or `conflict` where the account has this name already. */
  rename(accountId: string, id: string, name: string): Promise<SavedSearch>
  /** Throws HttpError `not_found`. */
  remove(accountId: string, id: string): Promise<void>
}

/** The searches and map views that people keep under a name, each for themselves. */
export function createSavedSearches({ kysely, now }: { kysely: Kysely<Schema>; now: () => number }): SavedSearches {
  const ofAccount = (accountId: string) => kysely.selectFrom('saved_searches').select(['id', 'name', 'address']).where('account_id', '=', accountId)

  async function get(accountId: string, id: string): Promise<SavedSearch> {
    const found = await ofAccount(accountId).where('id', '=', id).executeTakeFirst()
    if (!found) throw new HttpError('not_found', 'There is no such saved search. It may have been removed in another window.')
    return found
  }

  return {
    get,
    list: async (accountId) => (await ofAccount(accountId).execute()).sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true })),
    async save(accountId, { name, address }) {
      if ((await ofAccount(accountId).execute()).length >= mostSaved) throw new HttpError('conflict', `You have ${mostSaved} saved searches, and more are not kept. Remove one first.`)
      const saved = { id: randomUUID(), name, address }
      const { numInsertedOrUpdatedRows } = await kysely.insertInto('saved_searches')
        .values({ ...saved, account_id: accountId, named: JSON.stringify(namedValues(address)), created_at: now() })
        .onConflict((conflict) => conflict.columns(['account_id', 'name']).doNothing()).executeTakeFirstOrThrow()
      if (numInsertedOrUpdatedRows === 0n) throw nameTaken(name)
      return saved
    },
    async rename(accountId, id, name) {
      const { address } = await get(accountId, id)
      const same = await ofAccount(accountId).where('name', '=', name).where('id', '!=', id).executeTakeFirst()
      if (same) throw nameTaken(name)
      await kysely.updateTable('saved_searches').set({ name }).where('account_id', '=', accountId).where('id', '=', id).execute()
      return { id, name, address }
    },
    async remove(accountId, id) {
      await get(accountId, id)
      await kysely.deleteFrom('saved_searches').where('account_id', '=', accountId).where('id', '=', id).execute()
    },
  }
}

const nameTaken = (name: string) => new HttpError('conflict', `You have a saved search named “${name}”. Choose another name, or remove that one.`)
