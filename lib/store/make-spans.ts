import { sql } from 'kysely'
import type { Database } from '../database/open-database'
import { sqlFunctions } from '../database/sql-functions'
import { bucketOf, grainsOf, type Span, spans, type StoredSize, storedSizes } from './map-grains'
import { readMadeSpans } from './map-spans'
import { type CellKey, shortenSketches } from './shorten-sketches'

interface Due {
  span: Span
  size: StoredSize
  bucket: number
}

/** Makes the sums of every span that is over, one of a grid a transaction; one that fails keeps none behind it. Cut short, the rest is made the next time. */
export async function makeSpans(database: Database, onProgress: (done: number, of: number) => void = () => undefined): Promise<void> {
  const due = await findDue(database)
  const failures: unknown[] = []
  for (const [index, one] of due.entries()) {
    onProgress(index, due.length)
    await makeSpan(database, one).catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
}

/** Of 30 days those too in which nothing was, or a map of all time would look into each day of them. */
async function findDue(database: Database): Promise<Due[]> {
  const { rows } = await sql<{ day: number }>`select distinct hour / 24 as day from visit_counts where kind = 'placed'`.execute(database.kysely)
  const days = rows.map(({ day }) => Number(day))
  const [oldest, newest] = days.reduce(([least, most], day) => [Math.min(least, day), Math.max(most, day)], [Infinity, -Infinity])
  const due: Due[] = []
  for (const size of storedSizes) {
    const made = await readMadeSpans(database, size)
    for (const span of spans) {
      // The last one goes on growing.
      const end = bucketOf(span, newest)
      const buckets = span.isMadeEmpty ? fromTo(bucketOf(span, oldest), end) : new Set(days.map((day) => bucketOf(span, day)))
      for (const bucket of buckets) if (bucket < end && !made.has(span, bucket)) due.push({ span, size, bucket })
    }
  }
  return due
}

function* fromTo(first: number, end: number): Generator<number> {
  for (let bucket = first; bucket < end; bucket += 1) yield bucket
}

/** A span is the sum of its days; the sketches of the days, one behind the other, are that of their union. */
async function makeSpan(database: Database, { span, size, bucket }: Due): Promise<void> {
  const { joined, lockTable } = sqlFunctions(database.kysely)
  const { day, [span.name]: grain } = grainsOf(size)
  const first = bucket * span.days
  const long = await database.kysely.transaction().execute(async (transaction) => {
    await lockTable('map_cells')?.execute(transaction)
    const { numInsertedOrUpdatedRows: marked } = await transaction.insertInto('map_spans').values({ grain, bucket })
      .onConflict((conflict) => conflict.columns(['grain', 'bucket']).doNothing()).executeTakeFirstOrThrow()
    // Another server has made it meanwhile.
    if (marked === 0n) return []
    await transaction.deleteFrom('map_cells').where('grain', '=', grain).where('bucket', '=', bucket).execute()
    await sql`insert into map_cells (grain, bucket, cell, visits, incognito, bots, sketch)
      select ${sql.lit(grain)}, ${sql.lit(bucket)}, cell, sum(visits), sum(incognito), sum(bots), replace(${joined('sketch')}, ',', '')
      from map_cells where grain = ${day} and bucket >= ${first} and bucket < ${first + span.days} group by cell`.execute(transaction)
    return transaction.selectFrom('map_cells').select('cell').where('grain', '=', grain).where('bucket', '=', bucket).where(sql<boolean>`length(sketch) > 257`).orderBy('cell').execute()
  })
  const keys = long.map(({ cell }): CellKey => [grain, bucket, cell])
  for (let start = 0; start < keys.length; start += 500) await shortenSketches(database, keys.slice(start, start + 500))
}
