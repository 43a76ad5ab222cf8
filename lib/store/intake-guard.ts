import { sql } from 'kysely'
import type { Database } from '../database/open-database'
import type { Statement } from '../database/protocol'
import { sqlFunctions } from '../database/sql-functions'
import type { PreparedVisit } from './prepared-visit'
import { cutoffOf, readRetention } from './retention'
import { type ErasedAt, findErased, readTombstones, type Tombstones } from './tombstones'
import type { AppendReport } from './visit-store'

/** Why a visit is not stored, by the name under which a report counts it. */
export type Refusal = Exclude<keyof AppendReport, 'accepted' | 'duplicates'>

/** Keeps out of the store what was erased, and what is older than visits are kept, whichever process decided so. */
export interface IntakeGuard {
  /** Parts visits into those that may be written and, by their keys, those that may not, as far as is known. */
  sift(visits: readonly PreparedVisit[]): Promise<Sifted>
  /** For the start of the transaction that writes what was allowed: it fails as `changed_meanwhile` when more is refused since. */
  statement(sifted: Pick<Sifted, 'version'>): Statement
  /** Reads what is refused since. */
  refresh(): Promise<void>
  /** What has been erased up to now; up to a version that was read just now, where that is given. */
  readErased(version?: number): Promise<ErasedAt>
}

export interface Sifted {
  allowed: PreparedVisit[]
  refused: ReadonlyMap<string, Refusal>
  /** Of the tombstones that they were parted by; others may be known of by the time they are written. */
  version: number
}

interface Known {
  tombstones: Tombstones
  keepDays: number | null
}

/** They are read once and then only where there are new ones, so that a store without any loses nothing by them. */
export function createIntakeGuard(database: Database, now: () => number): IntakeGuard {
  const { keepRows } = sqlFunctions(database.kysely)
  const unchanged = sql`select version from tombstone_state where version = ${0} ${keepRows()}`.compile(database.kysely).sql
  let known: Known | undefined

  const read = async (): Promise<Known> => {
    // The version first: what is read behind it is at least as new.
    const tombstones = await readTombstones(database, known?.tombstones)
    return { tombstones, keepDays: (await readRetention(database)).keepDays }
  }
  const refresh = async () => {
    known = await read()
  }
  const get = async () => (known ??= await read())
  return {
    refresh,
    async sift(visits) {
      const sifted = siftBy(await get(), visits, now())
      // More may be kept since, and where nothing is written, no transaction tells.
      if (![...sifted.refused.values()].includes('tooOld')) return sifted
      await refresh()
      return siftBy(await get(), visits, now())
    },
    statement: ({ version }) => ({ sql: unchanged, parameters: [version], expectChanges: 1 }),
    async readErased(version) {
      if (known && version === known.tombstones.version) return rememberErased(known.tombstones)
      const tombstones = await readTombstones(database, known?.tombstones)
      if (tombstones !== known?.tombstones) await refresh()
      return rememberErased(tombstones)
    },
  }
}

function siftBy({ tombstones, keepDays }: Known, visits: readonly PreparedVisit[], now: number): Sifted {
  const cutoff = cutoffOf(keepDays, now) ?? Number.NEGATIVE_INFINITY
  const erasedAt = rememberErased(tombstones)
  const isErased = (...erased: Parameters<ErasedAt>) => erasedAt(...erased) !== undefined
  const refused = new Map<string, Refusal>()
  for (const { key, row } of visits) {
    if (isErased('visitor', row.visitor_id) || (row.linked_id !== null && isErased('linked_id', row.linked_id))) refused.set(key, 'erased')
    else if (row.time < cutoff) refused.set(key, 'tooOld')
  }
  return { allowed: visits.filter(({ key }) => !refused.has(key)), refused, version: tombstones.version }
}

/** Each id is hashed once: a batch is mostly of few of them. */
function rememberErased(tombstones: Tombstones): ErasedAt {
  if (tombstones.erasedAt.size === 0) return () => undefined
  const known = new Map<string, number | undefined>()
  return (kind, id) => {
    const name = `${kind} ${id}`
    if (!known.has(name)) known.set(name, findErased(tombstones, [kind, id]))
    return known.get(name)
  }
}
