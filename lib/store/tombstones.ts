import { createHmac, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { compileOnce } from '../database/compile-once'
import type { Database } from '../database/open-database'
import type { ErasureKind } from '../database/migrations/008-erasure'
import type { Statement } from '../database/protocol'
import { toStatement } from '../database/to-statement'

/** What was erased: its kind, and its id in clear. */
export type Erased = readonly [kind: ErasureKind, id: string]

/** When something was erased, epoch milliseconds; undefined for what was not. */
export type ErasedAt = (...erased: Erased) => number | undefined

/** Rows of one answer. */
const pageSize = 50_000

export interface Tombstones {
  /** Of the state that they were read from. */
  version: number
  keys: readonly string[]
  /** When each was erased, epoch milliseconds, by its hash. */
  erasedAt: ReadonlyMap<string, number>
}

/** HMAC-SHA-256 in hex. The kind is a part of it: a visitor may have the id of somebody's account. */
export function tombstoneHash(key: string, [kind, id]: Erased): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(`${kind}\0${id}`).digest('hex')
}

/** When it was erased; undefined for what was not. */
export function findErased({ keys, erasedAt }: Tombstones, erased: Erased): number | undefined {
  if (erasedAt.size === 0) return undefined
  return keys.map((key) => erasedAt.get(tombstoneHash(key, erased))).find((time) => time !== undefined)
}

/** Asked before each look-up. */
const askVersion = compileOnce<undefined, { version: number }>({ shapeOf: () => '', build: ({ kysely }) => kysely.selectFrom('tombstone_state').select('version') })

/** All of them, by way of those known already. */
export async function readTombstones(database: Database, known?: Tombstones): Promise<Tombstones> {
  const { kysely } = database
  const [state] = await askVersion(database, undefined)
  if (!state) throw new Error('What was erased cannot be told: the table of its state is empty.')
  const { version } = state
  if (version === known?.version) return known
  const keys = (await kysely.selectFrom('tombstone_keys').select('key').orderBy('key').execute()).map(({ key }) => key)
  const erasedAt = new Map(known?.erasedAt)
  for (let after = ''; ; ) {
    const rows = await kysely.selectFrom('tombstones').select(['hash', 'erased_at']).where('version', '>', known?.version ?? -1).where('hash', '>', after).orderBy('hash').limit(pageSize).execute()
    for (const row of rows) erasedAt.set(row.hash, row.erased_at)
    const last = rows.at(-1)
    if (!last || rows.length < pageSize) return { version, keys, erasedAt }
    after = last.hash
  }
}

/**
 * For the start of the transaction that begins an erasure. Who writes visits meanwhile has done so before it, and is seen by what
 * removes them, or sees the tombstones.
 */
export function layTombstones({ kysely }: Database, tombstones: readonly { hash: string; erasedAt: number }[]): Statement[] {
  const add = kysely.insertInto('tombstones').columns(['hash', 'version', 'erased_at'])
    // SQLite takes `on` for a join without the condition.
    .expression(kysely.selectFrom('tombstone_state').where(sql<boolean>`true`).select([sql<string>`cast(${''} as text)`.as('hash'), 'version', sql<number>`cast(${0} as bigint)`.as('erased_at')]))
    .onConflict((conflict) => conflict.column('hash').doNothing()).compile()
  return [
    noticeRefusals({ kysely }),
    { sql: add.sql, many: tombstones.map(({ hash, erasedAt }) => [hash, erasedAt]) },
  ]
}

/** For the start of a transaction after which more is refused: who writes visits meanwhile starts over. */
export const noticeRefusals = ({ kysely }: Pick<Database, 'kysely'>): Statement => toStatement(kysely.updateTable('tombstone_state').set((state) => ({ version: state('version', '+', 1) })).compile())

/** The secret of new tombstones, made at the first of them. */
export async function getTombstoneKey({ kysely }: Database): Promise<string> {
  const none = sql<boolean>`not exists (select 1 from tombstone_keys)`
  await sql`insert into tombstone_keys (key) select ${randomBytes(32).toString('hex')} where ${none}`.execute(kysely)
  const { key } = await kysely.selectFrom('tombstone_keys').select('key').orderBy('key').limit(1).executeTakeFirstOrThrow()
  return key
}
