import { isDatabaseError } from '../database/database-error'
import type { Database } from '../database/open-database'
import type { Statement } from '../database/protocol'
import { createPace } from './pace'
import { removeKeys } from './remove-visits'
import type { VisitKey } from './visit-store'

/** The oldest visits that are looked at to find whose turn it is. */
const lookedAt = 500
/** Visits of the visitors who are counted anew in one transaction, about. */
const countedAtOnce = 10_000
const keysAtOnce = 1_000

export interface RemoveOlder {
  /** Epoch milliseconds; what is of then or later stays. */
  before: number
  /** Asked before each transaction. */
  goOn(): Promise<boolean>
  /** Begins each transaction; where it fails as `changed_meanwhile`, nothing is removed with that one. */
  provided: Statement
  /** Hears after each transaction how many visits are gone with it, and of how many visitors none is left. */
  onRemoved(visits: number, visitors: number): Promise<void>
}

/**
 * Removes every visit before a time, those of the visitors with the oldest ones first, in bounded transactions with rests between them.
 * Cut short, it goes on at the next call; the rollups of the map follow with refreshStale, dictionaries with sweepLeftovers.
 */
export async function removeOlder(database: Database, { before, goOn, provided, onRemoved }: RemoveOlder): Promise<void> {
  const pace = createPace()
  while (await goOn()) {
    const visitorIds = await findOldest(database, before)
    if (visitorIds.length === 0) return
    const visits = await removeKeys(database, await findKeys(database, visitorIds, before), [provided]).catch(noneWhereChanged)
    if (visits === undefined) continue
    await onRemoved(visits, visitorIds.length - (await countKnown(database, visitorIds)))
    await pace()
  }
}

function noneWhereChanged(error: unknown): undefined {
  if (!isDatabaseError(error, 'changed_meanwhile')) throw error
}

async function findOldest(database: Database, before: number): Promise<string[]> {
  const rows = await database.kysely.selectFrom('visits').select('visitor_id').where('time', '<', before).orderBy('time').limit(lookedAt).execute()
  return takeFew(database, [...new Set(rows.map((row) => row.visitor_id))])
}

/** As many of them as do not have too many visits together, at least one. */
async function takeFew({ kysely }: Database, visitorIds: readonly string[]): Promise<string[]> {
  if (visitorIds.length === 0) return []
  const rows = await kysely.selectFrom('visitors').select(['visitor_id', 'visits']).where('visitor_id', 'in', visitorIds).execute()
  const visitsOf = new Map(rows.map((row) => [row.visitor_id, Number(row.visits)]))
  let counted = 0
  return visitorIds.filter((visitorId, index) => {
    counted += visitsOf.get(visitorId) ?? 0
    return index === 0 || counted <= countedAtOnce
  })
}

async function findKeys({ kysely }: Database, visitorIds: readonly string[], before: number): Promise<VisitKey[]> {
  const rows = await kysely.selectFrom('visits').select(['visitor_id', 'request_id']).where('visitor_id', 'in', visitorIds).where('time', '<', before)
    .orderBy('visitor_id').orderBy('time').limit(keysAtOnce).execute()
  return rows.map((row): VisitKey => [row.visitor_id, row.request_id])
}

async function countKnown({ kysely }: Database, visitorIds: readonly string[]): Promise<number> {
  const { known } = await kysely.selectFrom('visitors').select((eb) => eb.fn.countAll<number>().as('known')).where('visitor_id', 'in', visitorIds).executeTakeFirstOrThrow()
  return Number(known)
}
