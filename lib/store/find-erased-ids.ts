import type { Database } from '../database/open-database'
import { findErased, readTombstones } from './tombstones'

const pageSize = 5_000

/** Visitors and linked ids that are stored although they were erased. All ids are looked through for it. */
export async function findErasedIds(database: Database): Promise<{ visitorIds: string[]; linkedIds: string[] }> {
  const tombstones = await readTombstones(database)
  if (tombstones.erasedAt.size === 0) return { visitorIds: [], linkedIds: [] }
  const found = { visitorIds: new Array<string>(), linkedIds: new Array<string>() }
  for await (const ids of walk((after) => pageOfVisitors(database, after))) found.visitorIds.push(...ids.filter((id) => findErased(tombstones, ['visitor', id]) !== undefined))
  for await (const ids of walk((after) => pageOfLinkedIds(database, after))) found.linkedIds.push(...ids.filter((id) => findErased(tombstones, ['linked_id', id]) !== undefined))
  return found
}

async function* walk(readPage: (after: string) => Promise<string[]>): AsyncGenerator<string[]> {
  for (let page = await readPage(''); page.length > 0; page = await readPage(page.at(-1) ?? '')) yield page
}

async function pageOfVisitors({ kysely }: Database, after: string): Promise<string[]> {
  const rows = await kysely.selectFrom('visitors').select('visitor_id').where('visitor_id', '>', after).orderBy('visitor_id').limit(pageSize).execute()
  return rows.map((row) => row.visitor_id)
}

async function pageOfLinkedIds({ kysely }: Database, after: string): Promise<string[]> {
  const rows = await kysely.selectFrom('visitor_values').select('value').distinct().where('kind', '=', 'linked_id').where('value', '>', after).orderBy('value').limit(pageSize).execute()
  return rows.map((row) => row.value)
}
