import type { Schema } from '../database/schema'

type Table = keyof Schema

/** As they were when the backup was made. */
export const replacedTables: readonly Table[] = [
  'visits', 'places', 'clients', 'urls', 'visitors', 'visitor_values', 'map_cells', 'map_places', 'map_spans', 'map_stale', 'visit_counts', 'inbox', 'inbox_keys', 'erasure_leftovers', 'store_notes', 'accounts', 'credentials', 'saved_searches',
]

/** What was done since stays known, and what was erased stays out. */
export const unitedTables: readonly Table[] = ['audit', 'erasures', 'retention_runs', 'tombstones', 'tombstone_keys']

/** Begun anew: everybody signs in again, and nobody by a link that was used meanwhile. */
export const emptiedTables: readonly Table[] = ['sessions', 'verifications', 'sign_in_tries', 'account_links', 'intakes']

/** Of the installation. */
export const leftTables: readonly Table[] = ['tombstone_state', 'retention']
