import type { Migration } from 'kysely'
import * as visits from './001-visits'

/** In the order of their names; a migration that has been released is never changed. */
export const migrations: Record<string, Migration> = {
  '001-visits': visits,
}
