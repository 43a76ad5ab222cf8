import type { Schema } from '../database/schema'

type Table = keyof Schema

/** Copied row by row in the order of these columns, which are a key of each. */
export const copiedTables: readonly (readonly [table: Table, ...key: string[]])[] = [
  ['accounts', 'id'],
  ['credentials', 'id'],
  ['account_links', 'token_hash'],
  ['saved_searches', 'id'],
  ['audit', 'time', 'id'],
  ['store_notes', 'key'],
  ['erasures', 'requested_at', 'id'],
  ['retention_runs', 'id'],
]

/** Filled by appending the visits. */
export const tablesOfVisits: readonly Table[] = ['visits', 'places', 'clients', 'urls', 'visitors', 'visitor_values', 'map_cells', 'map_places', 'map_spans', 'map_stale', 'visit_counts', 'intakes', 'inbox', 'inbox_keys']

/** Laid anew in the order of the target. */
export const carriedTables: readonly Table[] = ['tombstones', 'tombstone_keys', 'tombstone_state', 'erasure_leftovers', 'retention']

/** Begun anew: everybody signs in again. */
export const leftTables: readonly Table[] = ['sessions', 'verifications', 'sign_in_tries']
