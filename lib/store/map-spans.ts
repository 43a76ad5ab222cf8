import { type Kysely, sql } from 'kysely'
import type { Database } from '../database/open-database'
import type { Statement } from '../database/protocol'
import type { Schema } from '../database/schema'
import { sqlFunctions } from '../database/sql-functions'
import { toStatement } from '../database/to-statement'
import { bucketOf, grainsOf, type Span, spans, type StoredSize, storedSizes } from './map-grains'
import { type CellKey, shortenSketches } from './shorten-sketches'

/**
 * The sums of longer spans are made of those of their days once the span is over, so that the transactions of new visits keep the days alone;
 * a visit that comes late makes its spans count no more until they are made again. Until then the map reads their days.
 */
export interface MadeSpans {
  has(span: Span, bucket: number): boolean
}

/** Of one grid. */
export async function readMadeSpans({ kysely }: Database, size: StoredSize): Promise<MadeSpans> {
  const grains = grainsOf(size)
  const rows = await kysely.selectFrom('map_spans').selectAll().where('grain', 'in', spans.map(({ name }) => grains[name])).execute()
  const made = new Set(rows.map(({ grain, bucket }) => `${grain} ${bucket}`))
  return { has: ({ name }, bucket) => made.has(`${grains[name]} ${bucket}`) }
}

/** Builds what makes the spans of these days count no more, for the transaction that adds visits, after their cells: who makes spans locks those. */
export function compileLetGo(kysely: Kysely<Schema>): (days: readonly number[]) => Statement[] {
  const statements = spans.map((span) => ({ span, sql: kysely.deleteFrom('map_spans').where('grain', 'in', grainsOfSpan(span)).where('bucket', '=', 0).compile() }))
  return (days) => statements.map(({ span, sql: { sql: text, parameters } }) => {
    const grains = parameters.slice(0, -1).map(Number)
    return { sql: text, many: [...new Set(days.map((day) => bucketOf(span, day)))].map((bucket) => [...grains, bucket]) }
  })
}

/** For the transaction that begins to count everything anew. */
export const forgetAllSpans = ({ kysely }: Database): Statement[] => [
  toStatement(kysely.deleteFrom('map_spans').compile()),
  toStatement(kysely.deleteFrom('map_cells').where('grain', 'in', spans.flatMap(grainsOfSpan)).compile()),
]

/** Forgets the spans of a day whose visits were counted anew: nothing is left in them of visits that are gone. */
export async function forgetSpansOf(transaction: Kysely<Schema>, day: number): Promise<void> {
  for (const span of spans) {
    for (const table of ['map_spans', 'map_cells'] as const) {
      await transaction.deleteFrom(table).where('grain', 'in', grainsOfSpan(span)).where('bucket', '=', bucketOf(span, day)).execute()
    }
  }
}

const grainsOfSpan = ({ name }: Span) => storedSizes.map((size) => grainsOf(size)[name])

interface Due {
  span: Span
  size: StoredSize
  bucket: number
}

/** Makes the sums of every span that is over, one of a grid a transaction. Cut short, the rest is made the next time. */
export async function makeSpans(database: Database, onProgress: (left: number) => void = () => undefined): Promise<void> {
  const due = await findDue(database)
  for (const [index, one] of due.entries()) {
    onProgress(due.length - index)
    await makeSpan(database, one)
  }
}

async function findDue(database: Database): Promise<Due[]> {
  const { kysely } = database
  const { rows } = await sql<{ day: number }>`select distinct hour / 24 as day from visit_counts where kind = 'placed'`.execute(kysely)
  const days = rows.map(({ day }) => Number(day))
  const newest = Math.max(...days)
  const due: Due[] = []
  for (const size of storedSizes) {
    const made = await readMadeSpans(database, size)
    for (const span of spans) {
      const buckets = new Set(days.map((day) => bucketOf(span, day)))
      // The last one goes on growing.
      for (const bucket of buckets) if (bucket < bucketOf(span, newest) && !made.has(span, bucket)) due.push({ span, size, bucket })
    }
  }
  return due
}

/** A span is the sum of its days; the sketches of the days, one behind the other, are that of their union. */
async function makeSpan(database: Database, { span, size, bucket }: Due): Promise<void> {
  const { joined, lockTable } = sqlFunctions(database.kysely)
  const { day, [span.name]: grain } = grainsOf(size)
  const first = bucket * span.days
  const long = await database.kysely.transaction().execute(async (transaction) => {
    await lockTable('map_cells')?.execute(transaction)
    await transaction.deleteFrom('map_cells').where('grain', '=', grain).where('bucket', '=', bucket).execute()
    await sql`insert into map_cells (grain, bucket, cell, visits, incognito, bots, sketch)
      select ${sql.lit(grain)}, ${sql.lit(bucket)}, cell, sum(visits), sum(incognito), sum(bots), replace(${joined('sketch')}, ',', '')
      from map_cells where grain = ${day} and bucket >= ${first} and bucket < ${first + span.days} group by cell`.execute(transaction)
    await transaction.insertInto('map_spans').values({ grain, bucket }).onConflict((conflict) => conflict.columns(['grain', 'bucket']).doNothing()).execute()
    return transaction.selectFrom('map_cells').select('cell').where('grain', '=', grain).where('bucket', '=', bucket).where(sql<boolean>`length(sketch) > 257`).execute()
  })
  const keys = long.map(({ cell }): CellKey => [grain, bucket, cell])
  for (let start = 0; start < keys.length; start += 500) await shortenSketches(database, keys.slice(start, start + 500))
}
