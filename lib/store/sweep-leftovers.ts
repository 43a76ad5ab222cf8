import { sql } from 'kysely'
import type { Database } from '../database/open-database'
import { toStatement } from '../database/to-statement'
import { forgetPlaceNames } from './forget-place-names'
import { createPace } from './pace'

/** Index entries looked through with one statement. */
const walkedAtOnce = 20_000
/** Rows changed with one transaction. */
const chunk = 500
const listedAtOnce = 50_000
/** A digest with a byte more finds nothing, so that no new visit refers to its row. */
const retiredLength = 17

type Name = 'places' | 'clients'
type Ids = Record<Name, Set<number>>

const names = ['places', 'clients'] as const
const columns = { places: 'place_id', clients: 'client_id' } as const

/**
 * Forgets the places and clients of removed visits that no other visit has. All visits are walked through for it, twice where any is
 * left over, a piece at a time, while others read and append. Cut short, it is done at the next call.
 */
export async function sweepLeftovers(database: Database, stop?: AbortSignal): Promise<void> {
  const listed = await readLeftovers(database)
  const unused = await withoutUsed(database, listed, stop)
  if (stop?.aborted) return
  await retire(database, unused)
  const forgotten = await withoutUsed(database, unused, stop)
  if (stop?.aborted) return
  await forget(database, forgotten)
  await takeBack(database, minus(listed, forgotten))
}

async function readLeftovers({ kysely }: Database): Promise<Ids> {
  const listed: Ids = { places: new Set(), clients: new Set() }
  for (const name of names) {
    for (let after = -1; ; ) {
      const rows = await kysely.selectFrom('erasure_leftovers').select('id').where('dictionary', '=', name).where('id', '>', after).orderBy('id').limit(listedAtOnce).execute()
      for (const { id } of rows) listed[name].add(id)
      const last = rows.at(-1)
      if (!last || rows.length < listedAtOnce) break
      after = last.id
    }
  }
  return listed
}

/** Those that no visit has, in the order of an index that holds them. */
async function withoutUsed(database: Database, ids: Ids, stop: AbortSignal | undefined): Promise<Ids> {
  const pace = createPace()
  const left: Ids = { places: new Set(ids.places), clients: new Set(ids.clients) }
  for (let after: Place | undefined; left.places.size + left.clients.size > 0 && !stop?.aborted; ) {
    const upTo = await findEnd(database, after)
    for (const name of names) for (const id of await usedBetween(database, columns[name], after, upTo)) left[name].delete(id)
    if (!upTo) break
    after = upTo
    await pace()
  }
  return left
}

interface Place {
  visitor_id: string
  time: number
  request_id: string
}

async function findEnd({ kysely }: Database, after: Place | undefined): Promise<Place | undefined> {
  return kysely.selectFrom('visits').select(['visitor_id', 'time', 'request_id']).where(behind(after)).orderBy('visitor_id').orderBy('time').orderBy('request_id')
    .limit(1).offset(walkedAtOnce - 1).executeTakeFirst()
}

async function usedBetween({ kysely }: Database, column: 'place_id' | 'client_id', after: Place | undefined, upTo: Place | undefined): Promise<number[]> {
  const notBehind = upTo ? sql<boolean>`(visitor_id, time, request_id) <= (${upTo.visitor_id}, ${upTo.time}, ${upTo.request_id})` : sql<boolean>`true`
  const rows = await kysely.selectFrom('visits').select(`${column} as id`).distinct().where(behind(after)).where(notBehind).execute()
  return rows.map(({ id }) => id)
}

const behind = (place: Place | undefined) => (place ? sql<boolean>`(visitor_id, time, request_id) > (${place.visitor_id}, ${place.time}, ${place.request_id})` : sql<boolean>`true`)

/** Waits for the transactions that write visits; those after it find them no more. */
async function retire(database: Database, ids: Ids): Promise<void> {
  const hold = toStatement(database.kysely.updateTable('tombstone_state').set((state) => ({ version: state.ref('version') })).compile())
  await changeDigests(database, ids, (digest) => (digest.length < retiredLength ? Buffer.concat([digest, Uint8Array.of(0)]) : undefined), hold)
}

/** Those that a visit has after all, unless another row has taken their part. */
async function takeBack(database: Database, ids: Ids): Promise<void> {
  await changeDigests(database, ids, (digest) => (digest.length === retiredLength ? digest.subarray(0, -1) : undefined))
  await unlist(database, ids)
}

async function changeDigests(database: Database, ids: Ids, change: (digest: Buffer) => Buffer | undefined, ...first: Parameters<Database['batch']>[0]): Promise<void> {
  const { kysely } = database
  for (const [name, some] of chunksOf(ids)) {
    const rows = await kysely.selectFrom(name).select(['id', 'digest']).where('id', 'in', some).execute()
    const many = rows.flatMap(({ id, digest }) => {
      const changed = change(Buffer.from(digest))
      return changed ? [[changed, id, changed]] : []
    })
    const table = sql.table(name)
    const update = sql`update ${table} set digest = ${Buffer.alloc(0)} where id = ${0} and not exists (select 1 from ${table} as other where other.digest = ${Buffer.alloc(0)})`.compile(kysely).sql
    if (many.length > 0) await database.batch([...first, { sql: update, many }])
  }
}

async function forget(database: Database, ids: Ids): Promise<void> {
  const { kysely } = database
  for (const [name, some] of chunksOf(ids)) {
    const places = name === 'places' ? await forgetPlaceNames(database, some) : []
    const deletion = kysely.deleteFrom(name).where('id', 'in', some).where(sql<boolean>`length(digest) = ${retiredLength}`).compile()
    await database.batch([...places, toStatement(deletion)])
  }
  await unlist(database, ids)
}

async function unlist(database: Database, ids: Ids): Promise<void> {
  for (const [name, some] of chunksOf(ids)) await database.kysely.deleteFrom('erasure_leftovers').where('dictionary', '=', name).where('id', 'in', some).execute()
}

function* chunksOf(ids: Ids): Generator<[name: Name, ids: number[]]> {
  for (const name of names) {
    const all = [...ids[name]]
    for (let start = 0; start < all.length; start += chunk) yield [name, all.slice(start, start + chunk)]
  }
}

const minus = (all: Ids, some: Ids): Ids => ({
  places: new Set([...all.places].filter((id) => !some.places.has(id))),
  clients: new Set([...all.clients].filter((id) => !some.clients.has(id))),
})
