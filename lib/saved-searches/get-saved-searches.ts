import { getDatabase } from '../database/get-database'
import { createSavedSearches, type SavedSearches } from './saved-searches'

/** Those of this installation. */
export function getSavedSearches(): SavedSearches {
  return createSavedSearches({ kysely: getDatabase().kysely, now: Date.now })
}
