import { type Kysely, sql } from 'kysely'
import type { Database } from '../database/open-database'
import type { Schema } from '../database/schema'
import { sqlFunctions } from '../database/sql-functions'
import { dayGrains, dayMs } from './map-grains'
import { createMapTally, type MapRollup } from './map-rollup'
import { forgetSpansOf } from './map-spans'
import { walkFacts } from './walk-facts'

/** So often visits of the day may come or go while it is counted; then it is counted while nobody else writes. */
const attempts = 2
const rowsAtOnce = 500

interface CountedDay {
  rollup: MapRollup
  visits: number
  /** Sum of the times, within the day: with the number it tells whether the visits are still the same. */
  times: number
}

/** Counts the rollups of one day of UTC anew from its visits, in one transaction, and forgets the spans that hold it. */
export async function countDayAnew(database: Database, day: number): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const counted = await countDay(database.kysely, day)
    if (await replaceDay(database, day, async (transaction) => ((await isStill(transaction, day, counted)) ? counted.rollup : undefined))) return
  }
  await replaceDay(database, day, async (transaction) => (await countDay(transaction, day)).rollup)
}

async function countDay(kysely: Kysely<Schema>, day: number): Promise<CountedDay> {
  const tally = createMapTally()
  let visits = 0
  let times = 0
  for await (const { facts } of walkFacts({ kysely }, rangeOf(day), Number.MAX_SAFE_INTEGER)) {
    for (const fact of facts) {
      tally.add(fact)
      visits += 1
      times += fact.time - day * dayMs
    }
  }
  return { rollup: tally.rollup(), visits, times }
}

const rangeOf = (day: number) => ({ from: day * dayMs, to: (day + 1) * dayMs - 1 })

async function isStill(kysely: Kysely<Schema>, day: number, { visits, times }: CountedDay): Promise<boolean> {
  const { from, to } = rangeOf(day)
  const now = await kysely.selectFrom('visits').select([(eb) => eb.fn.countAll<number>().as('visits'), sql<number>`coalesce(sum(time - ${sql.lit(from)}), 0)`.as('times')])
    .where('time', '>=', from).where('time', '<=', to).executeTakeFirstOrThrow()
  return Number(now.visits) === visits && Number(now.times) === times
}

/** Writes what `find` answers in the place of what is there; false where it answers nothing. */
async function replaceDay({ kysely }: Database, day: number, find: (transaction: Kysely<Schema>) => Promise<MapRollup | undefined>): Promise<boolean> {
  return kysely.transaction().execute(async (transaction) => {
    const { lockTable } = sqlFunctions(kysely)
    // Written again, so that it waits for a removal under way, which has written it too; before the locks, for which that may be waiting.
    await transaction.updateTable('map_stale').set({ bucket: day }).where('kind', '=', 'day').where('bucket', '=', day).execute()
    // In the order in which those who append come to them.
    for (const table of ['map_cells', 'visit_counts'] as const) await lockTable(table)?.execute(transaction)
    const rollup = await find(transaction)
    if (!rollup) return false
    await transaction.deleteFrom('map_cells').where('grain', 'in', dayGrains).where('bucket', '=', day).execute()
    await transaction.deleteFrom('visit_counts').where('kind', 'in', ['all', 'placed', 'country', 'browser']).where('hour', '>=', day * 24).where('hour', '<', (day + 1) * 24).execute()
    await insertRows(transaction, 'map_cells (grain, bucket, cell, visits, incognito, bots, sketch)', rollup.cells)
    await insertRows(transaction, 'visit_counts (kind, hour, value, visits, incognito, bots)', rollup.counts)
    await insertRows(transaction, 'map_places (grain, cell, place)', rollup.places)
    await transaction.deleteFrom('map_stale').where('kind', '=', 'day').where('bucket', '=', day).execute()
    await forgetSpansOf(transaction, day)
    return true
  })
}

/** What is there already, as a cell's place may be, stays. */
async function insertRows(kysely: Kysely<Schema>, target: string, rows: MapRollup['cells']): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const values = rows.slice(start, start + rowsAtOnce).map((row) => sql`(${sql.join(row)})`)
    await sql`insert into ${sql.raw(target)} values ${sql.join(values)} on conflict do nothing`.execute(kysely)
  }
}
