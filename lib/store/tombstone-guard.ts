import { sql } from 'kysely'
import type { Database } from '../database/open-database'
import type { Statement } from '../database/protocol'
import { sqlFunctions } from '../database/sql-functions'
import type { PreparedVisit } from './prepared-visit'
import { findErased, readTombstones, type Tombstones } from './tombstones'

/** Keeps erased visits out of the store, whichever process erased them. */
export interface TombstoneGuard {
  /** Parts visits into those that may be written and the keys of those that may not, as far as is known. */
  sift(visits: readonly PreparedVisit[]): Promise<{ allowed: PreparedVisit[]; erased: Set<string> }>
  /** For the start of the transaction that writes them: it fails as `changed_meanwhile` when something was erased that was not known of. */
  statement(): Statement
  /** Reads what has been erased since. */
  refresh(): Promise<void>
  /** When it was erased, epoch milliseconds; undefined for what was not. */
  erasedAt(...erased: Parameters<typeof findErased>[1]): Promise<number | undefined>
}

/** They are read once and then only where there are new ones, so that a store without any loses nothing by them. */
export function createTombstoneGuard(database: Database): TombstoneGuard {
  const { keepRows } = sqlFunctions(database.kysely)
  const unchanged = sql`select version from tombstone_state where version = ${0} ${keepRows()}`.compile(database.kysely).sql
  let known: Tombstones | undefined

  const refresh = async () => {
    known = await readTombstones(database, known)
  }
  const get = async () => (known ??= await readTombstones(database))
  return {
    refresh,
    async sift(visits) {
      const tombstones = await get()
      if (tombstones.erasedAt.size === 0) return { allowed: [...visits], erased: new Set() }
      const isErased = rememberErased(tombstones)
      const erased = visits.filter(({ row }) => isErased('visitor', row.visitor_id) || (row.linked_id !== null && isErased('linked_id', row.linked_id)))
      const keys = new Set(erased.map(({ key }) => key))
      return { allowed: visits.filter(({ key }) => !keys.has(key)), erased: keys }
    },
    statement: () => ({ sql: unchanged, parameters: [known?.version ?? 0], expectChanges: 1 }),
    async erasedAt(...erased) {
      await refresh()
      return findErased(await get(), erased)
    },
  }
}

/** Each id is hashed once: a batch is mostly of few of them. */
function rememberErased(tombstones: Tombstones) {
  const known = new Map<string, boolean>()
  return (kind: 'visitor' | 'linked_id', id: string): boolean => {
    const name = `${kind} ${id}`
    const before = known.get(name)
    if (before !== undefined) return before
    const isErased = findErased(tombstones, [kind, id]) !== undefined
    known.set(name, isErased)
    return isErased
  }
}
